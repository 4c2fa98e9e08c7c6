import { describe, expect, it } from 'vitest';
import { KerasConfigError, kerasArchiveConfig, readKerasConfig } from '../../../../src/readers/index.js';
import { inMemory, zip } from './archives.js';

const config = JSON.stringify({ class_name: 'Sequential', config: { name: 'saved', layers: [{ class_name: 'Dense', config: { name: 'd', units: 3, batch_input_shape: [null, 2] } }] } });
const files = { 'metadata.json': '{}', 'config.json': config, 'model.weights.h5': 'w'.repeat(2 ** 20) };

describe('the configuration in a .keras archive', () => {
  it.each([
    ['stored', {}],
    ['deflated', { deflated: true }],
    ['before a comment', { comment: 'saved on a Sunday' }],
  ])('is found where it is %s', async (_case, options) => {
    const source = await kerasArchiveConfig('m.keras', inMemory(zip(files, options)));
    expect(source).toEqual({ path: 'm.keras', text: config });
    expect(readKerasConfig(source).plan.models).toMatchObject([{ name: 'saved', layers: [{ weights: [{ shape: [2, 3] }, { shape: [3] }] }] }]);
  });

  it('is read without the weights', async () => {
    const archive = inMemory(zip(files));
    await kerasArchiveConfig('m.keras', archive);
    expect(archive.bytesRead()).toBeLessThan(2 ** 17);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'm.keras is no archive as Keras 3 saves them.'],
    ['a file of HDF5', Buffer.from('\x89HDF\r\n\x1a\n'.padEnd(4000, 'x'), 'latin1'), 'm.keras is no archive as Keras 3 saves them.'],
    ['an archive of something else', zip({ 'readme.txt': 'hello' }), 'm.keras is no saved Keras model: it holds no "config.json".'],
    ['an archive whose beginning is lost', zip(files).subarray(100), 'm.keras is damaged'],
    ['an archive whose contents are overwritten', Buffer.concat([Buffer.alloc(2 ** 20), zip(files, { deflated: true }).subarray(2 ** 20)]), 'm.keras is '],
  ])('is not found in %s, and the message says so', async (_case, bytes, message) => {
    const read = kerasArchiveConfig('m.keras', inMemory(bytes));
    await expect(read).rejects.toThrow(KerasConfigError);
    await expect(read).rejects.toThrow(message);
  });

  it('does not grow beyond the size that the archive gives', async () => {
    const bomb = zip({ 'config.json': ' '.repeat(2 ** 20) }, { deflated: true });
    const directory = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bomb.writeUInt32LE(100, directory + 24);
    await expect(kerasArchiveConfig('m.keras', inMemory(bomb))).rejects.toThrow('m.keras is damaged');
    bomb.writeUInt32LE(2 ** 31, directory + 24);
    await expect(kerasArchiveConfig('m.keras', inMemory(bomb))).rejects.toThrow('m.keras is too large to be read');
  });

  it('is refused, and nothing else happens, with any one byte of the archive changed', async () => {
    const whole = zip({ 'config.json': config }, { deflated: true });
    for (let place = 0; place < whole.length; place += 1) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 0xff;
      const outcome = await kerasArchiveConfig('m.keras', inMemory(changed)).catch((error: unknown) => error);
      expect(outcome instanceof KerasConfigError || typeof (outcome as { text: unknown }).text === 'string', String(place)).toBe(true);
    }
  });
});
