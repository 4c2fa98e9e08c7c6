import { endianness } from 'node:os';
import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { NumberArray } from '../array.js';
import { elementStorage, type ElementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { FileBytes } from './bytes.js';

/** How one element of a file is laid out. */
export interface ElementLayout {
  readonly bytes: number;
  /** As numpy spells what it is read as. */
  readonly dtype: string;
  /** Memory of the same layout, as processors have it. */
  readonly memory?: new (buffer: ArrayBuffer, offset: number, length: number) => Numbers;
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
  b1: { bytes: 1, dtype: 'bool', memory: Uint8Array, read: (view, offset) => view.getUint8(offset) },
  u1: { bytes: 1, dtype: 'uint8', memory: Uint8Array, read: (view, offset) => view.getUint8(offset) },
  i1: { bytes: 1, dtype: 'int8', memory: Int8Array, read: (view, offset) => view.getInt8(offset) },
  u2: { bytes: 2, dtype: 'uint16', memory: Uint16Array, read: (view, offset, little) => view.getUint16(offset, little) },
  i2: { bytes: 2, dtype: 'int16', memory: Int16Array, read: (view, offset, little) => view.getInt16(offset, little) },
  u4: { bytes: 4, dtype: 'uint32', memory: Uint32Array, read: (view, offset, little) => view.getUint32(offset, little) },
  i4: { bytes: 4, dtype: 'int32', memory: Int32Array, read: (view, offset, little) => view.getInt32(offset, little) },
  u8: { bytes: 8, dtype: 'uint64', read: (view, offset, little) => exact(view.getBigUint64(offset, little)) },
  i8: { bytes: 8, dtype: 'int64', read: (view, offset, little) => exact(view.getBigInt64(offset, little)) },
  f2: { bytes: 2, dtype: 'float32', read: (view, offset, little) => half(view.getUint16(offset, little)) },
  f4: { bytes: 4, dtype: 'float32', memory: Float32Array, read: (view, offset, little) => view.getFloat32(offset, little) },
  f8: { bytes: 8, dtype: 'float64', memory: Float64Array, read: (view, offset, little) => view.getFloat64(offset, little) },
};

const isLittleEndian = endianness() === 'LE';

/** Bytes that are read at once; what is in memory besides the array itself. */
const blockBytes = 2 ** 22;

/** Where an array lies in a file. */
export interface ArrayPlace {
  readonly layout: ElementLayout;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  /** The byte of the first element. */
  readonly start: number;
}

/** The bytes that an array takes in memory. */
export function bytesInMemoryOf({ layout, shape }: Pick<ArrayPlace, 'layout' | 'shape'>): number {
  return elementCount(shape) * storageOf(layout).allocate(0).BYTES_PER_ELEMENT;
}

/** The byte behind the last of an array's elements. */
export function endOf({ layout, shape, start }: ArrayPlace): number {
  return start + elementCount(shape) * layout.bytes;
}

/** @throws DataError naming the byte, where the file is shorter or longer than the shape of its array says. */
export function requireSize(bytes: FileBytes, place: ArrayPlace): void {
  const end = endOf(place);
  if (bytes.length === end) return;
  const byte = Math.min(bytes.length, end);
  const problem = bytes.length < end ? l10n.t('the file ends too early') : l10n.t('the file goes on after its last element');
  throw new DataError(
    l10n.t('{0} is damaged, at byte {1}: {2}: the shape {3} needs {4} bytes in all, and it has {5}.', bytes.file, byte, problem, formatShape(place.shape), end, bytes.length),
    { file: bytes.file, byte },
  );
}

/**
 * Reads the elements of an array a block at a time, in the order of the file.
 * @throws DataError naming the byte, where the file is shorter or longer than the shape says, or a number cannot be held.
 */
export async function readElements(bytes: FileBytes, place: ArrayPlace): Promise<NumberArray> {
  requireSize(bytes, place);
  const { layout, shape, start } = place;
  const { dtype } = layout;
  const count = elementCount(shape);
  if (layout.bytes === 1 && (dtype === 'uint8' || dtype === 'bool')) return { values: await bytes.read(start, count), shape, dtype };
  const values = storageOf(layout).allocate(count);
  const perBlock = blockBytes / layout.bytes;
  for (let first = 0; first < count; first += perBlock) {
    const block = await bytes.read(start + first * layout.bytes, Math.min(perBlock, count - first) * layout.bytes);
    decodeElements(block, values.subarray(first), place, first, bytes.file);
  }
  return { values, shape, dtype };
}

/**
 * Decodes elements that lie one after another.
 * @param first The number of the first of them in the array, for messages.
 * @throws DataError naming the byte, where a number cannot be held.
 */
export function decodeElements(block: Uint8Array, values: Numbers, { layout, littleEndian, start }: ArrayPlace, first: number, file: string): void {
  const count = Math.floor(block.byteLength / layout.bytes);
  if (layout.memory !== undefined && (layout.bytes === 1 || littleEndian === isLittleEndian)) {
    values.set(new layout.memory(block.slice().buffer, 0, count));
    return;
  }
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  for (let index = 0; index < count; index += 1) {
    try {
      values[index] = layout.read(view, index * layout.bytes, littleEndian);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const byte = start + (first + index) * layout.bytes;
      throw new DataError(l10n.t('{0} cannot be read at byte {1}: {2}', file, byte, error.message), { file, byte }, { cause: error });
    }
  }
}

/** How elements of a layout are held. */
export function storageOf({ dtype }: ElementLayout): ElementStorage {
  const storage = elementStorage(dtype);
  if (storage === undefined) throw new Error(`${dtype} has no storage`);
  return storage;
}
