import * as l10n from '@vscode/l10n';
import { formatShape } from '../../nn/index.js';
import type { NumberArray } from '../array.js';
import { memorySource } from '../expression/source.js';
import { materialize } from '../expression/memory-of.js';
import { transposed } from '../expression/views.js';
import { DataMemory } from '../memory.js';
import { DataError } from '../errors.js';
import { elementLayouts, readElements, type ArrayPlace } from './elements.js';
import type { FileBytes } from './bytes.js';

const magic = '\x93NUMPY';
/** Numpy refuses longer ones, too, unless it is asked to trust the file. */
const maximumHeader = 2 ** 16;

/** Where the array of an npy file lies. */
export interface NpyPlace extends ArrayPlace {
  /** Whether the first axis runs fastest, so that the numbers of a sample lie apart. */
  readonly isFortran: boolean;
}

/**
 * Reads a `.npy` file, versions 1 to 3 (numpy/lib/format.py), of numbers of any type but complex ones, in C or Fortran
 * order, little- or big-endian.
 * @throws DataError naming the file and the byte.
 */
export async function readNpy(bytes: FileBytes): Promise<NumberArray> {
  return readNpyElements(bytes, await locateNpy(bytes));
}

/** Reads the array that a header has told of. */
export async function readNpyElements(bytes: FileBytes, { isFortran, ...place }: NpyPlace): Promise<NumberArray> {
  if (!isFortran || place.shape.length < 2) return readElements(bytes, place);
  const { values, shape, dtype } = await readElements(bytes, { ...place, shape: place.shape.toReversed() });
  const source = transposed(memorySource(values, shape, dtype), shape.map((_, axis) => shape.length - 1 - axis), new DataMemory());
  return { values: materialize(source), shape: place.shape, dtype };
}

/** The start of the pickle of an object array, where that is what an npy file holds. */
export async function objectsIn(bytes: FileBytes): Promise<number | null> {
  const { header, start } = await headerText(bytes);
  return /'descr':\s*'\|O'/.test(header) ? start : null;
}

async function headerText(bytes: FileBytes): Promise<{ readonly header: string; readonly headerStart: number; readonly start: number }> {
  const fail = failureIn(bytes);
  const head = await bytes.read(0, maximumHeader + 12);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 12) return fail(head.length, l10n.t('the file ends inside its header.'));
  if (Buffer.from(head.subarray(0, 6)).toString('latin1') !== magic) return fail(0, l10n.t('it does not start as npy files do.'));
  const longLength = view.getUint8(6) > 1;
  const headerStart = longLength ? 12 : 10;
  const start = headerStart + (longLength ? view.getUint32(8, true) : view.getUint16(8, true));
  if (start > head.length) return fail(Math.min(bytes.length, head.length), l10n.t('the file ends inside its header.'));
  return { header: Buffer.from(head.subarray(headerStart, start)).toString('latin1'), headerStart, start };
}

/** Reads the header of an npy file. @throws DataError naming the file and the byte. */
export async function locateNpy(bytes: FileBytes): Promise<NpyPlace> {
  const fail = failureIn(bytes);
  const { header, headerStart, start } = await headerText(bytes);
  const [, order = '', kind] = /'descr':\s*'([<>|=])?([^']*)'/.exec(header) ?? [];
  const sizes = /'shape':\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (kind === undefined || sizes === undefined) return fail(headerStart, l10n.t('its header has no type or shape that can be read.'));
  const layout = Object.hasOwn(elementLayouts, kind) ? elementLayouts[kind] : undefined;
  if (layout === undefined) return fail(headerStart, l10n.t('elements of type {0} cannot be read; only numbers can.', `${order}${kind}`));
  const shape = sizes.split(',').map((size) => size.trim()).filter((size) => size !== '').map(Number);
  if (!shape.every(Number.isSafeInteger) || !Number.isSafeInteger(shape.reduce((product, size) => product * size, 1))) return fail(headerStart, l10n.t('it declares the shape {0}, which is too large.', formatShape(shape)));
  return { layout, littleEndian: order !== '>', shape, start, isFortran: /'fortran_order':\s*True/.test(header) };
}

function failureIn({ file }: FileBytes): (byte: number, problem: string) => never {
  return (byte, problem) => {
    throw new DataError(l10n.t('{0} is not a readable npy array, at byte {1}: {2}', file, byte, problem), { file, byte });
  };
}
