import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChannelError, encodeMessage, MessageDecoder, newControlAddress, removeControlAddress } from '../../../src/supervisor/index.js';

const messages = [{ type: 'paused', step: 3 }, { type: 'telemetry', series: { loss: Float32Array.of(1, NaN, -Infinity) } }, 'text', {}, { text: 'x'.repeat(3000) }];

describe('Messages over a channel', () => {
  it('arrive as they were, in whatever pieces', () => {
    const bytes = Buffer.concat(messages.map(encodeMessage));
    for (const size of [1, 2, 3, 5, 64, 1000, bytes.length]) {
      const decoder = new MessageDecoder();
      const received: unknown[] = [];
      for (let offset = 0; offset < bytes.length; offset += size) received.push(...decoder.push(bytes.subarray(offset, offset + size)));
      expect(received, `pieces of ${size} bytes`).toEqual(messages);
    }
  });

  it('are refused by name where they are none', () => {
    expect(() => new MessageDecoder().push(Buffer.from('GET / HTTP/1.1\r\n'))).toThrow(ChannelError);
    const broken = Buffer.from(encodeMessage({ type: 'stop' }));
    broken.fill(0xee, 4);
    expect(() => new MessageDecoder().push(broken)).toThrow('a message cannot be read');
  });
});

describe('The address of a run', () => {
  it('is new each time, short, and for this user alone', async (context) => {
    if (process.platform === 'win32') return context.skip('pipes of Windows are no files');
    const [first, second] = await Promise.all([newControlAddress(), newControlAddress()]);
    expect(first).not.toBe(second);
    // The shortest limit of any system is macOS's 104 bytes; its folder for temporary files has some 50.
    expect(first.length - tmpdir().length).toBeLessThan(40);
    await Promise.all([first, second].map(removeControlAddress));
    expect([first, second].map(dirname).filter(existsSync)).toEqual([]);
  });

  it('is all that is taken away, whatever a record says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-other-'));
    await writeFile(join(folder, 'control'), '');
    for (const address of [join(folder, 'control'), folder, '/tmp', '\\\\.\\pipe\\gradlens']) await removeControlAddress(address);
    expect(existsSync(join(folder, 'control'))).toBe(true);
    await rm(folder, { recursive: true });
  });
});
