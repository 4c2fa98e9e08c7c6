import * as l10n from '@vscode/l10n';
import { formatShape } from '../../nn/index.js';
import { DataError } from '../errors.js';
import { elementLayouts, type ArrayPlace } from './elements.js';
import type { FileBytes } from './bytes.js';

/** By the third byte of the file. Numbers are big-endian. */
const kinds: Readonly<Record<number, string>> = { 0x08: 'u1', 0x09: 'i1', 0x0b: 'i2', 0x0c: 'i4', 0x0d: 'f4', 0x0e: 'f8' };

const maximumDimensions = 8;

const hexadecimal = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/**
 * Where the array of an IDX file lies, the format of the MNIST family: two zero bytes, the element type, the number of dimensions, one
 * big-endian 32-bit size each, then the elements in C order (Y. LeCun, "The MNIST database", file formats).
 * @throws DataError naming the file and the byte, for anything that is not exactly such a file.
 */
export async function locateIdx(bytes: FileBytes): Promise<ArrayPlace> {
  const { file } = bytes;
  const fail = (byte: number, problem: string): never => {
    throw new DataError(l10n.t('{0} is not a readable IDX file, at byte {1}: {2}', file, byte, problem), { file, byte });
  };
  const head = await bytes.read(0, 4 + 4 * maximumDimensions);
  const header = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 4) return fail(head.length, l10n.t('the file ends before its 4-byte header is complete.'));
  if (header.getUint16(0) !== 0) {
    return fail(0, l10n.t('it should start with two zero bytes, but starts with {0} {1}.', hexadecimal(header.getUint8(0)), hexadecimal(header.getUint8(1))));
  }
  const layout = elementLayouts[kinds[header.getUint8(2)] ?? ''];
  if (layout === undefined) return fail(2, l10n.t('the element type {0} does not exist.', hexadecimal(header.getUint8(2))));
  const dimensions = header.getUint8(3);
  if (dimensions === 0 || dimensions > maximumDimensions) {
    return fail(3, l10n.t('it declares {0} dimensions; 1 to {1} can be read.', dimensions, maximumDimensions));
  }
  const start = 4 + 4 * dimensions;
  if (head.length < start) return fail(head.length, l10n.t('the file ends before the sizes of its {0} dimensions.', dimensions));
  const shape = Array.from({ length: dimensions }, (_, axis) => header.getUint32(4 + 4 * axis));
  const empty = shape.indexOf(0);
  if (empty >= 0) return fail(4 + 4 * empty, l10n.t('it declares the shape {0}, which holds nothing.', formatShape(shape)));
  return { layout, littleEndian: false, shape, start };
}
