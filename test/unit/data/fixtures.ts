import { crc32, deflateRawSync } from 'node:zlib';
import type { DataArray, DatasetPart, DatasetSource, NumberArray } from '../../../src/data/index.js';
import type { ArrayExpression, Shape } from '../../../src/spec/index.js';

/** An IDX file of bytes. */
export function idxFile(shape: readonly number[], values: readonly number[]): Uint8Array {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt8(0x08, 2);
  header.writeUInt8(shape.length, 3);
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, Uint8Array.from(values)]);
}

/** An npy file of bytes, as numpy writes it. */
export function npyFile(shape: readonly number[], values: Uint8Array, descriptor = '|u1', isFortran = false): Uint8Array {
  const text = `{'descr': '${descriptor}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const header = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 255, header.length >> 8]);
  return Buffer.concat([start, Buffer.from(header, 'latin1'), values]);
}

/** A zip archive; every second file is deflated. */
export function zipFile(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  Object.entries(files).forEach(([name, content], index) => {
    const packed = index % 2 === 0 ? Buffer.from(content) : deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(index % 2 === 0 ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const placed = Buffer.alloc(14);
    placed.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, placed, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The numbers of an array that was read into memory. */
export function valuesOf(content: object): NumberArray['values'] {
  if (!('values' in content)) throw new Error('The array was left in its file.');
  return content.values as NumberArray['values'];
}

/** Data sets in memory, which count how often they are asked. */
export class MemoryDatasets implements DatasetSource {
  readonly loads: string[] = [];

  constructor(private readonly arrays: Readonly<Partial<Record<DatasetPart, DataArray>>>) {}

  load(dataset: string, part: DatasetPart): Promise<NumberArray> {
    this.loads.push(`${dataset}/${part}`);
    const array = this.arrays[part]!;
    return Promise.resolve({ ...array, dtype: array.values instanceof Float32Array ? 'float32' : array.values instanceof Uint8Array ? 'uint8' : 'int32' });
  }
}

type Part = 'x' | 'y';

export const dataset = (shape: Shape, part: Part = 'x', split: 'train' | 'test' = 'train', dtype = 'uint8'): ArrayExpression => ({
  kind: 'array',
  operation: 'dataset',
  dataset: 'fashion_mnist',
  split,
  part,
  shape,
  dtype,
});

export const slice = (
  input: ArrayExpression,
  shape: Shape,
  { start = null, stop = null, step = 1, axis = 0 }: { start?: number | null; stop?: number | null; step?: number; axis?: number },
): ArrayExpression => ({ kind: 'array', operation: 'slice', input, axis, start, stop, step, shape, dtype: input.dtype });

export const compute = (
  operation: 'add' | 'subtract' | 'multiply' | 'divide',
  left: ArrayExpression | number,
  right: ArrayExpression | number,
  shape: Shape,
  dtype = 'float64',
): ArrayExpression => ({ kind: 'array', operation, left, right, shape, dtype });
