import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { decodeElements, elementLayouts, storageOf } from '../formats/elements.js';
import { memorySource } from '../expression/source.js';
import { materialize } from '../expression/memory-of.js';
import { transposed } from '../expression/views.js';
import { DataMemory } from '../memory.js';
import type { ByteReader } from './byte-reader.js';
import { AllowedGlobal, ElementType, PickledArray, type PickledValue } from './values.js';

/** What it takes to make an array of numpy again, by both spellings of its modules, and nothing else. */
const allowed: Readonly<Record<string, AllowedGlobal['name']>> = {
  'numpy.core.multiarray._reconstruct': 'reconstruct',
  'numpy._core.multiarray._reconstruct': 'reconstruct',
  'numpy.ndarray': 'ndarray',
  'numpy.dtype': 'dtype',
  '_codecs.encode': 'encode',
};

/** @throws DataError for everything that is not allowed, by its name: nothing of a pickle is ever run. */
export function globalNamed(module: string, name: string, reader: ByteReader): AllowedGlobal {
  const path = `${module}.${name}`;
  const known = Object.hasOwn(allowed, path) ? allowed[path] : undefined;
  return known === undefined ? reader.fail(l10n.t('it asks for {0}, which data does not need. Nothing of it was run.', path.slice(0, 100))) : new AllowedGlobal(known);
}

/** What a call gives that a pickle asks for. */
export function called(callable: PickledValue, given: PickledValue, reader: ByteReader): PickledValue {
  const [first, second] = Array.isArray(given) ? (given as readonly PickledValue[]) : [];
  if (callable instanceof AllowedGlobal) {
    if (callable.name === 'reconstruct' && first instanceof AllowedGlobal && first.name === 'ndarray') return new PickledArray();
    if (callable.name === 'dtype' && (typeof first === 'string' || first instanceof Uint8Array)) return new ElementType(textOf(first));
    // How Python 3 writes bytes for Python 2.
    if (callable.name === 'encode' && typeof first === 'string' && (second === undefined || second === 'latin1')) {
      reader.spend(first.length);
      return Uint8Array.from(Buffer.from(first, 'latin1'));
    }
  }
  return reader.fail(l10n.t('it makes something that is neither a number, a text, a list nor an array.'));
}

/** Gives an array or a type its state (numpy/core/src/multiarray/methods.c, `array_setstate`, and descriptor.c). */
export function build(target: PickledValue, state: PickledValue, reader: ByteReader): void {
  const parts = Array.isArray(state) ? (state as readonly PickledValue[]) : [];
  if (target instanceof ElementType) {
    const order = parts[1];
    const text = order instanceof Uint8Array || typeof order === 'string' ? textOf(order) : '';
    target.byteOrder = text === '<' || text === '>' || text === '|' ? text : null;
    return;
  }
  const [, shape, type, isFortran, content] = parts;
  if (!(target instanceof PickledArray) || !Array.isArray(shape) || !(type instanceof ElementType)) return reader.fail(l10n.t('it sets the state of something that is no array.'));
  const sizes = (shape as readonly PickledValue[]).map((size) => (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : reader.fail(l10n.t('an array has no shape.'))));
  target.shape = sizes;
  if (type.isObjects) target.objects = objectsIn(content, elementCount(sizes), reader);
  else target.numbers = numbersIn(content, sizes, type, isFortran === true, reader);
}

function objectsIn(content: PickledValue | undefined, count: number, reader: ByteReader): readonly PickledValue[] {
  const objects = Array.isArray(content) ? (content as readonly PickledValue[]) : [];
  return objects.length === count ? objects : reader.fail(l10n.t('an array of {0} elements has {1}.', count, objects.length));
}

function numbersIn(content: PickledValue | undefined, shape: readonly number[], { code, byteOrder }: ElementType, isFortran: boolean, reader: ByteReader): PickledArray['numbers'] {
  const layout = Object.hasOwn(elementLayouts, code) ? elementLayouts[code] : undefined;
  const count = elementCount(shape);
  if (layout === undefined) return reader.fail(l10n.t('elements of type {0} cannot be read; only numbers can.', code.slice(0, 20)));
  if (!(content instanceof Uint8Array) || content.length !== count * layout.bytes) return reader.fail(l10n.t('an array of {0} elements has {1}.', count, content instanceof Uint8Array ? content.length / layout.bytes : 0));
  reader.spend(count * storageOf(layout).allocate(0).BYTES_PER_ELEMENT);
  const values = storageOf(layout).allocate(count);
  decodeElements(content, values, { layout, littleEndian: byteOrder !== '>', shape, start: 0 }, 0, reader.file);
  if (!isFortran || shape.length < 2) return { values, shape, dtype: layout.dtype };
  const source = transposed(memorySource(values, shape.toReversed(), layout.dtype), shape.map((_, axis) => shape.length - 1 - axis), new DataMemory());
  return { values: materialize(source), shape, dtype: layout.dtype };
}

/** Texts of Python 2 are bytes. */
export function textOf(value: string | Uint8Array): string {
  return typeof value === 'string' ? value : Buffer.from(value).toString('latin1');
}
