import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataError, DataFiles, DataMemory, DatasetLibrary, readArrayFile } from '../../../src/data/index.js';
import { RandomState } from '../../../src/data/random/index.js';
import type { TableArray } from '../../../src/spec/index.js';
import { idxFile, npyFile, zipFile } from './fixtures.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-mutations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const numbers = Uint8Array.from({ length: 48 }, (_, index) => index * 5);
const table = 'a,"b b",c\n1,2.5,x\n-3e2,,y\n"4",5,"z ""q"""\nNaN,inf,w\n';
const layout = { delimiter: ',', skipRows: 0, hasHeader: true };
const columns: TableArray = { operation: 'table', path: 'file.csv', layout, steps: [{ step: 'pick', columns: ['a', 'b b'] }, { step: 'dropMissing' }] };

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'fixtures/datasets', name));
const library = (): DatasetLibrary => new DatasetLibrary({ places: { configured: [], keras: folder, system: [] }, mayDownload: false });

/** A file of each format, and how it is read. */
const kinds: Readonly<Record<string, { readonly bytes: Uint8Array; readonly read: (path: string) => Promise<unknown>; readonly least?: number }>> = {
  'file.idx': { bytes: idxFile([4, 12], [...numbers]), read: (path) => readArrayFile(path, { format: 'idx' }) },
  'file.idx.gz': { bytes: gzipSync(idxFile([4, 12], [...numbers])), read: (path) => readArrayFile(path, { format: 'idx' }) },
  'file.npy': { bytes: npyFile([3, 2], numbers, '<f8', true), read: (path) => readArrayFile(path, { format: 'npy' }) },
  "file.idx.gz of which the disk takes the content": { bytes: gzipSync(idxFile([4, 12], [...numbers])), read: (path) => readArrayFile(path, { format: 'idx' }, new DataMemory(8)) },
  "file.npz of which the disk takes the content": { bytes: zipFile({ 'a.npy': npyFile([48], numbers), 'b.npy': npyFile([12], numbers, '<i4') }), read: (path) => readArrayFile(path, { format: 'npz', member: 'b' }, new DataMemory(8)) },
  'file.npz': { bytes: zipFile({ 'a.npy': npyFile([48], numbers), 'b.npy': npyFile([12], numbers, '<i4') }), read: (path) => readArrayFile(path, { format: 'npz', member: 'b' }) },
  'imdb.npz': { bytes: fixture('imdb.npz'), read: () => library().load('imdb', 'train/x', { num_words: 20 }) },
  'cifar-10-python.tar.gz': { bytes: fixture('cifar-10-python.tar.gz'), read: () => library().load('cifar10', 'test/x') },
  'boston_housing.npz': { bytes: fixture('boston_housing.npz'), read: () => library().load('boston_housing', 'train/x') },
  'file.csv': { bytes: Buffer.from(table), read: () => new DataFiles([folder]).read(columns), least: 30 },
};

/** Some bytes changed, taken away, repeated, or set to the greatest. */
function mutated(bytes: Uint8Array, random: RandomState): Uint8Array {
  const result = [...bytes];
  for (let left = 1 + random.integer(3); left > 0; left -= 1) {
    const place = random.integer(Math.max(0, result.length - 1));
    const kind = random.integer(4);
    if (kind === 0) result[place] = random.integer(255);
    else if (kind === 1) result.splice(place, 1 + random.integer(7));
    else if (kind === 2) result.splice(place, 0, ...result.slice(place, place + 1 + random.integer(15)));
    else if (kind === 3) result.fill(0xff, place, place + 4);
    else result.length = place;
  }
  return Uint8Array.from(result);
}

describe.each(Object.entries(kinds))('A damaged %s', (name, { bytes, read, least = 200 }) => {
  it('is read, or refused with its name, four hundred times', async () => {
    const random = new RandomState(7);
    const path = join(folder, name);
    await writeFile(path, bytes);
    await read(path);
    let refused = 0;
    for (let round = 0; round < 400; round += 1) {
      const damaged = mutated(bytes, random);
      await writeFile(path, damaged);
      const error: unknown = await read(path).then(() => null, (reason: unknown) => reason);
      if (error === null) continue;
      refused += 1;
      if (!(error instanceof DataError)) throw new Error(`round ${round}: ${error instanceof Error ? error.message : typeof error} of ${Buffer.from(damaged).toString('base64')}`, { cause: error });
      expect(error.message).toContain(name);
    }
    expect(refused).toBeGreaterThan(least);
  });
});

describe('Hostile files', () => {
  /** A gigabyte of zeros behind a start, packed a thousandfold. */
  async function bomb(name: string, start: Uint8Array): Promise<string> {
    const path = join(folder, name);
    const zeros = gzipSync(Buffer.alloc(2 ** 24));
    await writeFile(path, Buffer.concat([gzipSync(start), ...Array.from({ length: 70 }, () => zeros)]));
    expect((await readFile(path)).length).toBeLessThan(2 ** 21);
    return path;
  }

  it('that are packed and are no such file are refused before they are unpacked', async () => {
    const path = await bomb('zeros.gz', new Uint8Array());
    await expect(readArrayFile(path, { format: 'idx' })).rejects.toThrow(/zeros\.gz is not a readable IDX file, at byte 2/);
  });

  it('that unpack to more than a gigabyte are refused in memory', async () => {
    const path = await bomb('bomb.gz', idxFile([2 ** 20], []));
    await expect(readArrayFile(path, { format: 'idx' })).rejects.toThrow(/unpacks to more than 1073741824 bytes/);
  });

  it('that unpack to more than they say are refused on the disk as soon as they do', async () => {
    const path = await bomb('disk-bomb.gz', idxFile([2 ** 20], []));
    await expect(readArrayFile(path, { format: 'idx' }, new DataMemory(2 ** 16))).rejects.toThrow(/disk-bomb\.gz is damaged: it unpacks to more than the 1048584 bytes/);
  });
});
