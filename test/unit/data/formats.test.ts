import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataError, readArrayFile as readFile, type NumberArray } from '../../../src/data/index.js';
import { idxFile, npyFile, zipFile } from './fixtures.js';

const readArrayFile = readFile as (...given: Parameters<typeof readFile>) => Promise<NumberArray>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-formats-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The error of reading these bytes as an IDX file. */
async function idxError(bytes: Uint8Array): Promise<DataError> {
  const path = await written('hostile', bytes);
  const error: unknown = await readArrayFile(path, { format: 'idx' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  expect((error as DataError).message).toContain(path);
  return error as DataError;
}

const good = idxFile([2, 3], [1, 2, 3, 4, 5, 6]);

describe('An IDX file', () => {
  it('is read as it is', async () => {
    const array = await readArrayFile(await written('plain', good), { format: 'idx' });
    expect(array.shape).toEqual([2, 3]);
    expect(array.values).toEqual(Uint8Array.from([1, 2, 3, 4, 5, 6]));
  });

  it("is read gzip'd, whatever its name", async () => {
    const array = await readArrayFile(await written('packed', gzipSync(good)), { format: 'idx' });
    expect([...array.values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is read with every element type of the format', async () => {
    const float = Buffer.alloc(12);
    float.set([0, 0, 0x0d, 1, 0, 0, 0, 1]);
    float.writeFloatBE(-1.5, 8);
    expect((await readArrayFile(await written('float', float), { format: 'idx' })).values).toEqual(Float32Array.of(-1.5));
    const short = Buffer.alloc(10);
    short.set([0, 0, 0x0b, 1, 0, 0, 0, 1]);
    short.writeInt16BE(-300, 8);
    expect((await readArrayFile(await written('short', short), { format: 'idx' })).values).toEqual(Int16Array.of(-300));
  });

  it('names the byte where the header stops', async () => {
    expect((await idxError(good.subarray(0, 3))).where.byte).toBe(3);
    expect((await idxError(good.subarray(0, 9))).where.byte).toBe(9);
  });

  it('names byte 0 when the file is something else', async () => {
    const error = await idxError(Buffer.from('<html>Not found</html>'));
    expect(error.where.byte).toBe(0);
    expect(error.message).toContain('0x3c');
  });

  it('names the byte of an element type or a number of dimensions that does not exist', async () => {
    expect((await idxError(Uint8Array.from([0, 0, 7, 1, 0, 0, 0, 1, 0]))).where.byte).toBe(2);
    expect((await idxError(Uint8Array.from([0, 0, 8, 0]))).where.byte).toBe(3);
    expect((await idxError(Uint8Array.from([0, 0, 8, 255, 0, 0, 0, 1]))).where.byte).toBe(3);
  });

  it('says how many bytes the declared shape needs when there are fewer, and does not try to hold them', async () => {
    const huge = Buffer.from(idxFile([0xffffffff, 0xffffffff], []));
    expect((await idxError(huge)).message).toContain('(4294967295, 4294967295)');
    const cut = await idxError(good.subarray(0, good.length - 1));
    expect(cut.where.byte).toBe(good.length - 1);
    expect(cut.message).toContain(`needs ${good.length} bytes`);
  });

  it('is refused when bytes follow its last element, or when it holds nothing', async () => {
    expect((await idxError(Buffer.concat([good, Uint8Array.of(1)]))).where.byte).toBe(good.length);
    expect((await idxError(idxFile([0, 3], []))).where.byte).toBe(4);
  });

  it("is refused when its gzip data is cut off or damaged", async () => {
    const packed = gzipSync(idxFile([100], Array.from({ length: 100 }, (_, index) => (index * 7919) % 256)));
    const cut = await idxError(packed.subarray(0, 40));
    expect(cut.where.byte).toBe(40);
    expect(cut.message).toContain('cut off');
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 12, 40);
    expect((await idxError(damaged)).message).toContain('damaged');
  });

  it('names the file that cannot be opened', async () => {
    await expect(readArrayFile(join(folder, 'nowhere'), { format: 'idx' })).rejects.toThrow(/nowhere cannot be read/);
  });
});

describe('An npz file', () => {
  const archive = zipFile({
    'x_train.npy': npyFile([2, 2], Uint8Array.of(1, 2, 3, 4)),
    'y_train.npy': npyFile([2], Uint8Array.of(7, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255), '<i8'),
  });

  it('gives each of its arrays, stored or deflated', async () => {
    const path = await written('two.npz', archive);
    expect(await readArrayFile(path, { format: 'npz', member: 'x_train' })).toEqual({ values: Uint8Array.of(1, 2, 3, 4), shape: [2, 2], dtype: 'uint8' });
    expect(await readArrayFile(path, { format: 'npz', member: 'y_train' })).toEqual({ values: Float64Array.of(7, -1), shape: [2], dtype: 'int64' });
  });

  it('says which arrays it has when another is asked for', async () => {
    const path = await written('two.npz', archive);
    await expect(readArrayFile(path, { format: 'npz', member: 'x_test' })).rejects.toThrow(/has no x_test\.npy; it has x_train\.npy, y_train\.npy/);
  });

  it('is refused with its name when it is cut off at any byte', async () => {
    for (let length = 0; length < archive.length; length += 1) {
      const path = await written('cut.npz', archive.subarray(0, length));
      await expect(readArrayFile(path, { format: 'npz', member: 'x_train' })).rejects.toThrow(DataError);
    }
  });

  it('is refused when an array is shorter than its shape, or of another type than numbers', async () => {
    const read = async (npy: Uint8Array): Promise<unknown> =>
      readArrayFile(await written('odd.npz', zipFile({ 'a.npy': npy })), { format: 'npz', member: 'a' });
    await expect(read(npyFile([5], Uint8Array.of(1)))).rejects.toThrow(/needs \d+ bytes in all/);
    await expect(read(npyFile([1], Uint8Array.of(1), '|O'))).rejects.toThrow(/elements of type \|O cannot be read/);
    await expect(read(Buffer.from('not an array at all'))).rejects.toThrow(/at byte 0/);
  });
});

describe('An npy file', () => {
  const read = async (npy: Uint8Array): Promise<NumberArray> => readArrayFile(await written('one.npy', npy), { format: 'npy' });
  const bytes = (count: number, write: (view: DataView) => void): Uint8Array => {
    const view = new DataView(new ArrayBuffer(count));
    write(view);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['|b1', 'bool', Uint8Array.of(1)],
    ['|i1', 'int8', Int8Array.of(-1)],
    ['<u2', 'uint16', Uint16Array.of(40_000)],
    ['<i2', 'int16', Int16Array.of(-300)],
    ['<u4', 'uint32', Uint32Array.of(4e9)],
    ['<i4', 'int32', Int32Array.of(-7)],
    ['<f4', 'float32', Float32Array.of(1.5)],
    ['<f8', 'float64', Float64Array.of(0.1)],
  ])('of %s is read', async (descriptor, dtype, values) => {
    expect(await read(npyFile([1], new Uint8Array(values.buffer), descriptor))).toEqual({ values, shape: [1], dtype });
  });

  it('of half precision, of 64 bits, and big-endian ones are read as what can be computed with', async () => {
    expect((await read(npyFile([2], bytes(4, (view) => [0x3c00, 0xc500].forEach((bits, index) => view.setUint16(2 * index, bits, true))), '<f2'))).values).toEqual(Float32Array.of(1, -5));
    expect((await read(npyFile([1], bytes(8, (view) => view.setBigInt64(0, -5n, true)), '<i8'))).values).toEqual(Float64Array.of(-5));
    expect((await read(npyFile([1], bytes(8, (view) => view.setFloat64(0, 2.5, false)), '>f8'))).values).toEqual(Float64Array.of(2.5));
    await expect(read(npyFile([1], bytes(8, (view) => view.setBigUint64(0, 2n ** 63n, true)), '<u8'))).rejects.toThrow(/byte 128: 9223372036854775808 is too great/);
  });

  it('in Fortran order is turned into C order', async () => {
    const columns = Uint8Array.of(1, 4, 2, 5, 3, 6);
    expect(await read(npyFile([2, 3], columns, '|u1', true))).toEqual({ values: Uint8Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3], dtype: 'uint8' });
  });

  it('that claims more than the file holds is refused before anything is allocated', async () => {
    await expect(read(npyFile([2 ** 40, 8], Uint8Array.of(1), '<f8'))).rejects.toThrow(/the file ends too early: the shape \(1099511627776, 8\) needs 70368744177\d+ bytes/);
    await expect(read(npyFile([2 ** 50, 2 ** 20], Uint8Array.of(1), '<f8'))).rejects.toThrow(/too large/);
  });
});
