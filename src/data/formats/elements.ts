import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { NumberArray } from '../array.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { FileBytes } from './file.js';

/** How one element of a file is laid out. */
export interface ElementLayout {
  readonly bytes: number;
  /** As numpy spells what it is read as. */
  readonly dtype: string;
  read(view: DataView, offset: number, littleEndian: boolean): number;
}

/** Whole numbers that float64 does not hold exactly. */
const greatestExact = BigInt(Number.MAX_SAFE_INTEGER);

function exact(value: bigint): number {
  if (value > greatestExact || value < -greatestExact) throw new RangeError(l10n.t('{0} is too great a whole number.', value.toString()));
  return Number(value);
}

/** The bits of a half-precision number (IEEE 754-2008). */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? (fraction === 0 ? Infinity : NaN) : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}

/** By numpy's kind and size. */
export const elementLayouts: Readonly<Record<string, ElementLayout>> = {
  b1: { bytes: 1, dtype: 'bool', read: (view, offset) => view.getUint8(offset) },
  u1: { bytes: 1, dtype: 'uint8', read: (view, offset) => view.getUint8(offset) },
  i1: { bytes: 1, dtype: 'int8', read: (view, offset) => view.getInt8(offset) },
  u2: { bytes: 2, dtype: 'uint16', read: (view, offset, little) => view.getUint16(offset, little) },
  i2: { bytes: 2, dtype: 'int16', read: (view, offset, little) => view.getInt16(offset, little) },
  u4: { bytes: 4, dtype: 'uint32', read: (view, offset, little) => view.getUint32(offset, little) },
  i4: { bytes: 4, dtype: 'int32', read: (view, offset, little) => view.getInt32(offset, little) },
  u8: { bytes: 8, dtype: 'uint64', read: (view, offset, little) => exact(view.getBigUint64(offset, little)) },
  i8: { bytes: 8, dtype: 'int64', read: (view, offset, little) => exact(view.getBigInt64(offset, little)) },
  f2: { bytes: 2, dtype: 'float32', read: (view, offset, little) => half(view.getUint16(offset, little)) },
  f4: { bytes: 4, dtype: 'float32', read: (view, offset, little) => view.getFloat32(offset, little) },
  f8: { bytes: 8, dtype: 'float64', read: (view, offset, little) => view.getFloat64(offset, little) },
};

/** Bytes that are read at once; what is in memory besides the array itself. */
const blockBytes = 2 ** 22;

/** What an array may take in memory. */
export const memoryBudget = 4 * 2 ** 30;

/** Where an array lies in a file. */
export interface ArrayPlace {
  readonly layout: ElementLayout;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  /** The byte of the first element. */
  readonly start: number;
}

/**
 * Reads the elements of an array a block at a time, in the order of the file.
 * @throws DataError naming the byte, where the file is shorter or longer than the shape says, the array would not fit
 * into memory, or a number cannot be held.
 */
export async function readElements(bytes: FileBytes, { layout, littleEndian, shape, start }: ArrayPlace): Promise<NumberArray> {
  const count = elementCount(shape);
  const { dtype } = layout;
  requireSize(bytes, shape, start + count * layout.bytes);
  const storage = elementStorage(dtype);
  if (storage === undefined) throw new Error(`${dtype} has no storage`);
  if (count * storage.allocate(0).BYTES_PER_ELEMENT > memoryBudget) {
    throw new DataError(l10n.t('{0} holds an array of shape {1}, which does not fit into the {2} GiB that an array may take.', bytes.file, formatShape(shape), memoryBudget / 2 ** 30), { file: bytes.file });
  }
  if (layout.bytes === 1 && (dtype === 'uint8' || dtype === 'bool')) return { values: await bytes.read(start, count), shape, dtype };
  const values = storage.allocate(count);
  const perBlock = blockBytes / layout.bytes;
  for (let first = 0; first < count; first += perBlock) {
    const block = await bytes.read(start + first * layout.bytes, Math.min(perBlock, count - first) * layout.bytes);
    decode(block, values, first, layout, littleEndian, bytes.file, start);
  }
  return { values, shape, dtype };
}

function requireSize(bytes: FileBytes, shape: readonly number[], end: number): void {
  if (bytes.length === end) return;
  const byte = Math.min(bytes.length, end);
  const problem = bytes.length < end ? l10n.t('the file ends too early') : l10n.t('the file goes on after its last element');
  throw new DataError(
    l10n.t('{0} is damaged, at byte {1}: {2}: the shape {3} needs {4} bytes in all, and it has {5}.', bytes.file, byte, problem, formatShape(shape), end, bytes.length),
    { file: bytes.file, byte },
  );
}

function decode(block: Uint8Array, values: Numbers, first: number, layout: ElementLayout, littleEndian: boolean, file: string, start: number): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const count = Math.floor(block.byteLength / layout.bytes);
  for (let index = 0; index < count; index += 1) {
    try {
      values[first + index] = layout.read(view, index * layout.bytes, littleEndian);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const byte = start + (first + index) * layout.bytes;
      throw new DataError(l10n.t('{0} cannot be read at byte {1}: {2}', file, byte, error.message), { file, byte }, { cause: error });
    }
  }
}
