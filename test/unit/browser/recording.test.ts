import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { Recording } from '../../browser/recording.js';

/** A picture of 8 × 8 grey pixels with a white one. */
function picture(white: number): Buffer {
  const image = new PNG({ width: 8, height: 8 });
  image.data.fill(128);
  image.data.fill(255, 4 * white, 4 * white + 4);
  return PNG.sync.write(image);
}

/** The pictures of a GIF and how long each is shown, in hundredths of a second: its graphic control extensions. */
const delays = (gif: Buffer): number[] => [...gif.toString('latin1').matchAll(/\x21\xf9\x04[\s\S](?<delay>[\s\S]{2})/g)].map(({ groups }) => Buffer.from(groups?.['delay'] ?? '', 'latin1').readUInt16LE());

describe('a recording', () => {
  it('becomes a GIF with a picture for each that differs from the one before, the last one resting', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-recording-'));
    try {
      const recording = new Recording();
      for (const white of [3, 3, 9, 20]) recording.add(picture(white));
      await recording.save(join(folder, 'film.gif'), 1, 3000);
      const gif = await readFile(join(folder, 'film.gif'));
      expect(gif.subarray(0, 6).toString()).toBe('GIF89a');
      expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([8, 8]);
      expect(gif.toString('latin1')).toContain('NETSCAPE2.0');
      expect(delays(gif)).toHaveLength(3);
      expect(delays(gif).at(-1)).toBe(300);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
