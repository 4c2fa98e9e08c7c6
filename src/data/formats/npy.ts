import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { DataArray } from '../array.js';
import { DataError } from '../errors.js';

const magic = '\x93NUMPY';

interface NpyType {
  readonly bytes: number;
  decode(view: DataView, count: number): DataArray['values'];
}

function integers(count: number, read: (index: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => {
    const value = read(index);
    if (value !== (value | 0)) throw new RangeError(l10n.t('element {0} is {1}, which 32 bits cannot hold.', index, value));
    return value;
  });
}
const floats = (count: number, read: (index: number) => number): Float32Array => Float32Array.from({ length: count }, (_, index) => read(index));

/** By numpy's type string, little-endian. */
const types: Readonly<Record<string, NpyType>> = {
  '|u1': { bytes: 1, decode: (view, count) => new Uint8Array(view.buffer, view.byteOffset, count) },
  '|b1': { bytes: 1, decode: (view, count) => new Uint8Array(view.buffer, view.byteOffset, count) },
  '|i1': { bytes: 1, decode: (view, count) => integers(count, (index) => view.getInt8(index)) },
  '<i2': { bytes: 2, decode: (view, count) => integers(count, (index) => view.getInt16(2 * index, true)) },
  '<u2': { bytes: 2, decode: (view, count) => integers(count, (index) => view.getUint16(2 * index, true)) },
  '<i4': { bytes: 4, decode: (view, count) => integers(count, (index) => view.getInt32(4 * index, true)) },
  '<i8': { bytes: 8, decode: (view, count) => integers(count, (index) => Number(view.getBigInt64(8 * index, true))) },
  '<f4': { bytes: 4, decode: (view, count) => floats(count, (index) => view.getFloat32(4 * index, true)) },
  '<f8': { bytes: 8, decode: (view, count) => floats(count, (index) => view.getFloat64(8 * index, true)) },
};

/**
 * Reads a `.npy` file, versions 1 to 3 (numpy/lib/format.py), in C order. float64 becomes float32, wider integers int32.
 * @throws DataError naming the file and the byte.
 */
export function parseNpy(bytes: Uint8Array, file: string): DataArray {
  const fail = (byte: number, problem: string): never => {
    throw new DataError(l10n.t('{0} is not a readable npy array, at byte {1}: {2}', file, byte, problem), { file, byte });
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return fail(bytes.length, l10n.t('the file ends inside its header.'));
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== magic) return fail(0, l10n.t('it does not start as npy files do.'));
  const longLength = view.getUint8(6) > 1;
  const headerStart = longLength ? 12 : 10;
  const start = headerStart + (longLength ? view.getUint32(8, true) : view.getUint16(8, true));
  if (start > bytes.length) return fail(bytes.length, l10n.t('the file ends inside its header.'));

  const header = Buffer.from(bytes.subarray(headerStart, start)).toString('latin1');
  const descriptor = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const sizes = /'shape':\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (descriptor === undefined || sizes === undefined) return fail(headerStart, l10n.t('its header has no type or shape.'));
  if (/'fortran_order':\s*True/.test(header)) return fail(headerStart, l10n.t('Fortran order cannot be read. Save it with np.ascontiguousarray(a).'));
  const type = types[descriptor];
  if (type === undefined) return fail(headerStart, l10n.t('elements of type {0} cannot be read.', descriptor));
  const shape = sizes.split(',').map((size) => size.trim()).filter((size) => size !== '').map(Number);
  const count = elementCount(shape);
  const end = start + count * type.bytes;
  if (bytes.length !== end) {
    return fail(Math.min(bytes.length, end), l10n.t('the shape {0} needs {1} bytes in all, and it has {2}.', formatShape(shape), end, bytes.length));
  }
  try {
    return { values: type.decode(new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start), count), shape };
  } catch (error) {
    if (error instanceof RangeError) return fail(start, error.message);
    throw error;
  }
}
