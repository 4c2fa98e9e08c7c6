import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { DataArray } from '../array.js';
import { DataError } from '../errors.js';

/** An element type of the format: its size in bytes and how one is read. */
interface IdxType {
  readonly bytes: number;
  decode(bytes: Uint8Array, count: number): DataArray['values'];
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function decodeEach<T extends Int32Array | Float32Array>(target: T, read: (index: number) => number): T {
  for (let index = 0; index < target.length; index += 1) target[index] = read(index);
  return target;
}

/** By the third byte of the file. Numbers are big-endian. */
const types: Readonly<Record<number, IdxType>> = {
  0x08: { bytes: 1, decode: (bytes, count) => bytes.subarray(0, count) },
  0x09: { bytes: 1, decode: (bytes, count) => decodeEach(new Int32Array(count), (index) => view(bytes).getInt8(index)) },
  0x0b: { bytes: 2, decode: (bytes, count) => decodeEach(new Int32Array(count), (index) => view(bytes).getInt16(2 * index)) },
  0x0c: { bytes: 4, decode: (bytes, count) => decodeEach(new Int32Array(count), (index) => view(bytes).getInt32(4 * index)) },
  0x0d: { bytes: 4, decode: (bytes, count) => decodeEach(new Float32Array(count), (index) => view(bytes).getFloat32(4 * index)) },
  0x0e: { bytes: 8, decode: (bytes, count) => decodeEach(new Float32Array(count), (index) => view(bytes).getFloat64(8 * index)) },
};

const maximumDimensions = 8;

const hexadecimal = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/**
 * Reads an IDX file, the format of the MNIST family: two zero bytes, the element type, the number of dimensions, one
 * big-endian 32-bit size each, then the elements in C order (Y. LeCun, "The MNIST database", file formats).
 * Bytes are not copied where the elements are bytes. float64 becomes float32, smaller integers become int32.
 * @throws DataError naming the file and the byte, for anything that is not exactly such a file.
 */
export function parseIdx(bytes: Uint8Array, file: string): DataArray {
  const header = view(bytes);
  const fail = (byte: number, problem: string): never => {
    throw new DataError(l10n.t('{0} is not a readable IDX file, at byte {1}: {2}', file, byte, problem), { file, byte });
  };
  if (bytes.length < 4) return fail(bytes.length, l10n.t('the file ends before its 4-byte header is complete.'));
  if (header.getUint16(0) !== 0) {
    return fail(0, l10n.t('it should start with two zero bytes, but starts with {0} {1}.', hexadecimal(header.getUint8(0)), hexadecimal(header.getUint8(1))));
  }
  const type = types[header.getUint8(2)];
  if (type === undefined) return fail(2, l10n.t('the element type {0} does not exist.', hexadecimal(header.getUint8(2))));
  const dimensions = header.getUint8(3);
  if (dimensions === 0 || dimensions > maximumDimensions) {
    return fail(3, l10n.t('it declares {0} dimensions; 1 to {1} can be read.', dimensions, maximumDimensions));
  }
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) return fail(bytes.length, l10n.t('the file ends before the sizes of its {0} dimensions.', dimensions));
  const shape = Array.from({ length: dimensions }, (_, axis) => header.getUint32(4 + 4 * axis));
  const empty = shape.indexOf(0);
  if (empty >= 0) return fail(4 + 4 * empty, l10n.t('it declares the shape {0}, which holds nothing.', formatShape(shape)));

  const count = elementCount(shape);
  const end = start + count * type.bytes;
  if (bytes.length !== end) {
    const problem = bytes.length < end ? l10n.t('the file ends too early') : l10n.t('the file goes on after its last element');
    return fail(
      Math.min(bytes.length, end),
      l10n.t('{0}: the shape {1} needs {2} bytes in all, and it has {3}.', problem, formatShape(shape), end, bytes.length),
    );
  }
  return { values: type.decode(bytes.subarray(start), count), shape };
}
