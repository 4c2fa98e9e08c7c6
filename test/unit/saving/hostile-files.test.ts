import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/nn/index.js';
import { readPython } from '../../../src/readers/index.js';
import { readKerasArchive, readKerasWeights, SavingError, unpackWeights, writeKerasWeights } from '../../../src/saving/index.js';
import { readHdf5 } from '../../../src/saving/keras/read-hdf5.js';
import type { ModelSpec } from '../../../src/spec/index.js';

/** Real files of Keras, damaged in ways that a seed gives: each is read, or refused by its name, and soon. */

const source = readFileSync(new URL('../../parity/fixtures/saved/0.keras', import.meta.url));
const cases = JSON.parse(readFileSync(new URL('../../parity/fixtures/saved/cases.json', import.meta.url), 'utf8')) as { readonly cases: readonly { readonly source: string }[] };
const { models } = readPython({ path: 'program.py', text: cases.cases[0]!.source }).plan;
const model: ModelSpec = models.at(-1)!;
const hdf5 = unzipSync(source)['model.weights.h5']!;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'gradlens-hostile-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Cuts bytes off, turns single bits, or writes noise and largest numbers over them, at places all over or in the head. */
function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = new RandomStream(seed, 'damage');
  const below = (count: number): number => Math.floor(random.uniform() * count);
  const copy = Uint8Array.from(bytes);
  if (seed % 4 === 0) return copy.subarray(0, below(copy.length));
  const span = seed % 4 === 1 ? copy.length : Math.min(2048, copy.length);
  for (let left = 1 + below(16); left > 0; left -= 1) {
    const place = below(span);
    if (seed % 4 === 3) copy.fill(below(2) === 0 ? 255 : below(256), place, place + 8);
    else copy[place] = (copy[place] ?? 0) ^ (1 << below(8));
  }
  return copy;
}

/** Reads a file; nothing else may come of it than its weights, or an error that names it. */
async function outcome(path: string, read: (path: string) => Promise<ReadonlyMap<string, Float32Array>>): Promise<'read' | 'refused'> {
  try {
    const weights = await read(path);
    expect(weights.size).toBe(4);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(SavingError);
    expect((error as Error).message).toContain(path);
    return 'refused';
  }
}

describe('A damaged file of weights', () => {
  it('is read or refused by its name, and the next one is read as if nothing had been', async () => {
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 0; seed < 24; seed += 1) {
      const path = join(folder, `${seed}.weights.h5`);
      writeFileSync(path, damaged(hdf5, seed));
      outcomes[await outcome(path, (file) => readKerasWeights(file, model, models))] += 1;
    }
    expect(outcomes.refused).toBeGreaterThan(6);
    const whole = join(folder, 'whole.weights.h5');
    writeFileSync(whole, hdf5);
    const weights = await readKerasWeights(whole, model, models);
    const again = join(folder, 'again.weights.h5');
    await writeKerasWeights(again, { model, models, compile: null, read: (name) => weights.get(name)! }, null);
    expect(await readKerasWeights(again, model, models)).toEqual(weights);
  }, 120_000);

  it('is given up where the library does not come to an end with it', async () => {
    const path = join(folder, 'slow.weights.h5');
    writeFileSync(path, hdf5);
    await expect(readHdf5({ file: path, arrays: [], groups: [] }, path, 0)).rejects.toThrow(`${path} is not a whole HDF5 file: after 0 seconds it was not read.`);
  });

  it('is not believed where it claims to be larger than any memory', async () => {
    const path = join(folder, 'large.weights.h5');
    writeFileSync(path, hdf5);
    const place = 'layers/dense/vars/0';
    const { arrays } = await readHdf5({ file: path, arrays: [{ path: place, shape: [1] }], groups: [] });
    expect(arrays.get(place)).toMatchObject({ values: null });
  });
});

describe('A damaged archive', () => {
  it('is read or refused by its name', async () => {
    const outcomes = { read: 0, refused: 0 };
    const directory = source.lastIndexOf('PK\u0001\u0002', source.length, 'latin1') - 200;
    for (let seed = 0; seed < 40; seed += 1) {
      const path = join(folder, `${seed}.keras`);
      // Half of them where the archive says what is in it.
      const bytes = seed < 20 ? damaged(source, seed) : Buffer.concat([source.subarray(0, directory), damaged(source.subarray(directory), seed)]);
      writeFileSync(path, bytes);
      outcomes[await outcome(path, (file) => readKerasArchive(file, model, models))] += 1;
    }
    expect(outcomes.refused).toBeGreaterThan(20);
  }, 120_000);

  it('that unpacks to many times what the model needs is refused', async () => {
    const path = join(folder, 'bomb.keras');
    writeFileSync(path, zipSync({ 'model.weights.h5': new Uint8Array(2 ** 26) }, { level: 9 }));
    await expect(readKerasArchive(path, model, models)).rejects.toThrow(`${path} has 67108864 bytes of weights, many times more than the model needs.`);
  });

  it('that says of its weights they were short is refused', async () => {
    const packed = Buffer.from(zipSync({ 'model.weights.h5': new Uint8Array(2 ** 20) }, { level: 9 }));
    const entry = packed.lastIndexOf('PK\u0001\u0002', packed.length, 'latin1');
    packed.writeUInt32LE(16, entry + 24);
    const path = join(folder, 'short.keras');
    writeFileSync(path, packed);
    await expect(unpackWeights(path, join(folder, 'never'))).rejects.toThrow(`${path} is not a whole .keras archive: `);
  });

  it('without weights is refused', async () => {
    const path = join(folder, 'none.keras');
    writeFileSync(path, zipSync({ 'config.json': new Uint8Array(2) }));
    await expect(readKerasArchive(path, model, models)).rejects.toThrow('has no model.weights.h5; it has config.json.');
  });
});

describe('What is no file', () => {
  const refused = async (path: string, reason: string): Promise<void> => {
    await expect(readKerasWeights(path, model, models)).rejects.toThrow(reason);
    await expect(readKerasArchive(path, model, models)).rejects.toThrow(reason);
  };

  it('is refused by its name: a folder, a pipe that nobody writes into, nothing at all', async () => {
    const [directory, pipe, missing] = [join(folder, 'a.keras'), join(folder, 'b.keras'), join(folder, 'c.keras')];
    mkdirSync(directory);
    await refused(directory, `${directory} is not a file.`);
    await refused(missing, `${missing} cannot be read: ENOENT`);
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [pipe]);
    await refused(pipe, `${pipe} is not a file.`);
  });
});
