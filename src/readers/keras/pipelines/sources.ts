import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../../spec/index.js';
import { argumentOf, elementsOf, nativeValue, none, numberOf, tupleValue, type Call, type HostValue, type Value } from '../../python/index.js';
import { ArrayValue, dtypeOf, shapedArray } from '../../numpy/index.js';
import { dimensionsOf } from '../../shapes/index.js';
import { DatasetValue } from './dataset.js';
import { asArrays, commonElement, inPieces, withShapes } from './structure.js';
import { wholeOf } from './whole-data.js';
import { ownEntry } from '../../own-entry.js';

const makers: Readonly<Partial<Record<string, (call: Call) => Value>>> = {
  from_tensor_slices: (call) => {
    const arrays = asArrays(argumentOf(call, 0, 'tensors') ?? none, call);
    return new DatasetValue(withShapes(arrays, (shape): Shape => shape.slice(1), call), lengthOf(arrays), null, wholeOf(arrays));
  },
  from_tensors: (call) => new DatasetValue(asArrays(argumentOf(call, 0, 'tensors') ?? none, call), 1),
  from_generator: (call) => new DatasetValue(specified(call.keywords.get('output_signature')?.value ?? call.positional[3]?.value, call) ?? typed(call) ?? readLater('from_generator', call)),
  range: (call) => new DatasetValue(shapedArray(call, [], 'int64', inPieces()), rangeLength(call)),
  zip: (call) => {
    const only = call.positional.length === 1 ? call.positional[0]?.value : undefined;
    return zipped(only ?? tupleValue(call.positional.map(({ value }) => value)), call);
  },
  sample_from_datasets: mixed,
  choose_from_datasets: mixed,
};

function readLater(name: string, call: Call): Value {
  return unknown(l10n.t('What "{0}" reads is known only when the file runs.', name), call.range);
}

/** The number of rows of the first array. */
function lengthOf(value: Value): number | null {
  if (value instanceof ArrayValue) return value.facts.shape[0] ?? null;
  const [first] = value.kind === 'tuple' ? value.items : value.kind === 'dictionary' ? [...value.entries.values()].map((entry) => entry.value) : [];
  return first === undefined ? null : lengthOf(first);
}

function rangeLength(call: Call): number | null {
  const numbers = call.positional.flatMap(({ value }) => numberOf(value) ?? []);
  const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  return numbers.length === 0 || numbers.length < call.positional.length || step === 0 ? null : Math.max(0, Math.ceil((stop - start) / step));
}

/** Several data sets side by side; as long as the shortest. */
function zipped(parts: Value, call: Call): DatasetValue {
  const element = (part: Value): Value => {
    if (part instanceof DatasetValue) return part.element;
    return part.kind === 'tuple' ? tupleValue(part.items.map(element)) : unknown(inPieces(), call.range);
  };
  const lengths = parts.kind === 'tuple' ? parts.items.map((part) => (part instanceof DatasetValue ? part.length : null)) : [null];
  return new DatasetValue(element(parts), lengths.reduce((one, other) => (one === null || other === null ? null : Math.min(one, other))));
}

/** Pieces of several data sets in turn. */
function mixed(call: Call): Value {
  const datasets = elementsOf(argumentOf(call, 0, 'datasets') ?? none, call.range);
  const [first, ...others] = isUnknown(datasets) ? [] : datasets;
  if (!(first instanceof DatasetValue)) return new DatasetValue(unknown(inPieces(), call.range));
  const element = others.reduce<Value>(
    (one, other) => commonElement(one, other instanceof DatasetValue ? other.element : unknown(inPieces(), call.range), call),
    first.element,
  );
  return new DatasetValue(element);
}

/** What an `output_signature` of TensorSpecs says; those are arrays here. */
function specified(signature: Value | undefined, call: Call): Value | undefined {
  return signature === undefined || signature.kind === 'none' ? undefined : asArrays(signature, call);
}

/** What `output_types` and `output_shapes` say, of which only both tell. */
function typed(call: Call): Value | undefined {
  const [types, shapes] = [argumentOf(call, 1, 'output_types'), argumentOf(call, 2, 'output_shapes')];
  return types === undefined || shapes === undefined ? undefined : ofTypes(types, shapes, call);
}

function ofTypes(types: Value, shapes: Value, call: Call): Value | undefined {
  if (types.kind === 'tuple') {
    const parts = types.items.map((type, index) => (shapes.kind === 'tuple' || shapes.kind === 'list' ? ofTypes(type, shapes.items[index] ?? none, call) : undefined));
    return parts.includes(undefined) ? undefined : tupleValue(parts.flatMap((part) => part ?? []));
  }
  const shape = dimensionsOf(shapes, call.range);
  return shape === undefined ? undefined : shapedArray(call, shape, dtypeOf(types) ?? 'float32', inPieces());
}

/** `tf.TensorSpec(shape, dtype)`: an array of that shape stands for it. */
export const tensorSpec: Value = nativeValue('TensorSpec', (call) => {
  const shape = dimensionsOf(argumentOf(call, 0, 'shape') ?? none, call.range);
  return shape === undefined ? unknown(l10n.t('This shape is known only when the file runs.'), call.range) : shapedArray(call, shape, dtypeOf(argumentOf(call, 1, 'dtype')) ?? 'float32', inPieces());
});

/** Data sets of lines of text, one line a piece. */
export const textLines: Value = nativeValue('TextLineDataset', (call) => new DatasetValue(shapedArray(call, [], 'string', inPieces())));

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

/** Data sets of files in a format of which nothing is known before they are read. */
export function fileDataset(name: string): Value {
  return nativeValue(name, (call) => new DatasetValue(readLater(name, call)));
}
