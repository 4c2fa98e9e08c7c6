import * as l10n from '@vscode/l10n';
import { unknown, type Shape } from '../../../spec/index.js';
import { argumentOf, nativeValue, none, tupleValue, type Call, type HostValue, type Value } from '../../python/index.js';
import { ArrayValue, shapedArray, toArray } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { inPieces, withShapes } from './structure.js';
import { ownEntry } from '../../own-entry.js';

/** Lists of numbers are arrays to tf.data; tuples and dictionaries hold several. */
function arraysOf(value: Value, call: Call): Value {
  if (value.kind === 'list' || value.kind === 'number') return toArray({ ...call, positional: [{ value, place: null }], keywords: new Map() });
  if (value.kind === 'tuple') return tupleValue(value.items.map((item) => arraysOf(item, call)));
  return value;
}

const makers: Readonly<Partial<Record<string, (call: Call) => Value>>> = {
  from_tensor_slices: (call) => new DatasetValue(withShapes(arraysOf(argumentOf(call, 0, 'tensors') ?? none, call), (shape): Shape => shape.slice(1), call)),
  from_tensors: (call) => new DatasetValue(withShapes(arraysOf(argumentOf(call, 0, 'tensors') ?? none, call), (shape) => shape, call)),
  range: (call) => new DatasetValue(shapedArray(call, [], 'int64', inPieces())),
  zip: (call) => {
    const parts = call.positional.length === 1 ? call.positional[0]?.value : tupleValue(call.positional.map(({ value }) => value));
    if (parts?.kind !== 'tuple') return new DatasetValue(unknown(inPieces(), call.range));
    return new DatasetValue(tupleValue(parts.items.map((part) => (part instanceof DatasetValue ? part.element : unknown(inPieces(), call.range)))));
  },
};

/** `tf.data.Dataset`. */
export const datasetClass: HostValue = {
  kind: 'host',
  typeName: 'class',
  attribute: (name, context) => {
    const make = ownEntry(makers, name);
    if (make !== undefined) return nativeValue(name, make);
    return nativeValue(name, () => new DatasetValue(unknown(l10n.t('What "{0}" reads is known only when the file runs.', name), context.range)));
  },
  isInstance: (type) => (type instanceof ArrayValue ? false : undefined),
};
