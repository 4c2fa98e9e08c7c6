import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../../spec/index.js';
import { argumentOf, integerValue, nativeValue, none, numberOf, plainCall, truthOf, tupleValue, type Call, type HostValue, type Value } from '../../python/index.js';
import type { ArrayValue} from '../../numpy/index.js';
import { shapedArray } from '../../numpy/index.js';
import { dimensionsOf } from '../../shapes/index.js';
import { DatasetValue } from './dataset.js';
import { mappedWhole, somePieces, type WholeData } from './whole-data.js';
import { asArrays, commonElement, inPieces, mapArrays, withShapes } from './structure.js';

type DatasetMethod = (dataset: DatasetValue, call: Call) => Value;

const same: DatasetMethod = (dataset) => dataset;

/** The same pieces, in another number that is not known. */
const ofUnknownLength: DatasetMethod = ({ element, classNames }) => new DatasetValue(element, null, classNames);

/** What pipelines of tf.data do to the shapes of what goes through them (tensorflow/python/data/ops/dataset_ops.py). */
export const datasetMethods: Readonly<Partial<Record<string, DatasetMethod>>> = {
  shuffle: ({ element, length, classNames, whole }) =>
    new DatasetValue(element, length, classNames, whole === null ? null : { ...whole, isShuffled: true }),
  prefetch: same,
  cache: same,
  with_options: same,
  ignore_errors: same,
  snapshot: same,
  as_numpy_iterator: same,
  __iter__: same,
  make_one_shot_iterator: same,
  repeat: ofUnknownLength,
  shard: ofUnknownLength,
  filter: ofUnknownLength,
  take_while: ofUnknownLength,
  rejection_resample: ofUnknownLength,
  take: (dataset, call) => {
    const count = numberOf(argumentOf(call, 0, 'count'));
    const length = count === undefined || count < 0 ? dataset.length : Math.min(count, dataset.length ?? count);
    return new DatasetValue(
      dataset.element,
      length,
      dataset.classNames,
      count === undefined ? null : somePieces(dataset.whole, 0, count < 0 ? null : count, call),
    );
  },
  skip: ({ element, length, classNames, whole }, call) => {
    const count = numberOf(argumentOf(call, 0, 'count'));
    return new DatasetValue(
      element,
      length === null || count === undefined || count < 0 ? null : Math.max(0, length - count),
      classNames,
      count === undefined || count < 0 ? null : somePieces(whole, count, null, call),
    );
  },
  concatenate: ({ element, length, classNames }, call) => {
    const other = argumentOf(call, 0, 'dataset');
    if (!(other instanceof DatasetValue)) return new DatasetValue(unknown(inPieces(), call.range));
    return new DatasetValue(
      commonElement(element, other.element, call),
      length === null || other.length === null ? null : length + other.length,
      classNames,
    );
  },
  zip: (dataset, call) =>
    new DatasetValue(
      tupleValue(
        [dataset, ...call.positional.map(({ value }) => value)].map((part) =>
          part instanceof DatasetValue ? part.element : unknown(inPieces(), call.range),
        ),
      ),
      dataset.length,
    ),
  batch,
  padded_batch: paddedBatch,
  rebatch: ({ element }, call) => new DatasetValue(withShapes(element, (shape): Shape => [null, ...shape.slice(1)], call)),
  unbatch: ({ element }, call) => new DatasetValue(withShapes(element, (shape): Shape => shape.slice(1), call)),
  map: mapped,
  flat_map: (dataset, call) => flattened(transformed(dataset, call), call),
  interleave: (dataset, call) => flattened(transformed(dataset, call), call),
  window,
  apply: (dataset, call) => call.interpreter.call(argumentOf(call, 0, 'transformation_func') ?? none, plainCall(call, [dataset])),
  __next__: ({ element }) => element,
  next: ({ element }) => element,
  get_next: ({ element }) => element,
  get_single_element: ({ element }) => element,
  enumerate: ({ element, length }, call) => new DatasetValue(tupleValue([shapedArray(call, [], 'int64', inPieces()), element]), length),
  cardinality: ({ length }, call) => cardinality(length, call),
  __len__: ({ length }, call) => (length === null ? unknown(lengthReason(), call.range) : integerValue(length)),
  on_epoch_end: () => none,
  reset: () => none,
};

const lengthReason = (): string => l10n.t('How many pieces there are is known only when the file runs.');

/** What `cardinality()` gives: a number that `.numpy()` gives, too. */
function cardinality(length: number | null, call: Call): Value {
  const value = length === null ? unknown(lengthReason(), call.range) : integerValue(length);
  if (isUnknown(value)) return value;
  const tensor: HostValue = {
    kind: 'host',
    typeName: 'tensor',
    attribute: (name) => (name === 'numpy' ? nativeValue(name, () => value) : undefined),
    operate: (operator, other, ...[, context]) =>
      operator === '*' && numberOf(other) !== undefined ? integerValue(Math.trunc(value.value * (numberOf(other) ?? 0))) : unknown(l10n.t('The operation "{0}" on arrays is not read.', operator), context.range),
  };
  return tensor;
}

/** The last batch may be smaller, so that the size is known only where it is dropped, or where there is only one. */
function batch({ element, length, classNames, whole }: DatasetValue, call: Call): Value {
  const { size, exact, count } = batchesOf(length, call);
  return new DatasetValue(withShapes(element, (shape) => [exact ? size : null, ...shape], call), count, classNames, batchedWhole(whole, size, call));
}

/** The data in batches; not where it is in batches already, or the last one is dropped. */
function batchedWhole(whole: WholeData | null, size: number | null, call: Call): WholeData | null {
  const drops = truthOf(argumentOf(call, 1, 'drop_remainder') ?? none) === true;
  const rows = whole?.arrays[0]?.facts.shape[0] ?? null;
  const isWhole = !drops || (rows !== null && size !== null && rows % size === 0);
  return whole?.batchSize !== null || size === null || !isWhole ? null : { ...whole, batchSize: size };
}

function batchesOf(
  length: number | null,
  call: Call,
  dropPosition = 1,
): { readonly size: number | null; readonly exact: boolean; readonly count: number | null } {
  const size = numberOf(argumentOf(call, 0, 'batch_size')) ?? null;
  const drop = truthOf(argumentOf(call, dropPosition, 'drop_remainder') ?? none) === true;
  const count = length === null || size === null || size < 1 ? null : drop ? Math.floor(length / size) : Math.ceil(length / size);
  return { size, exact: drop || (length !== null && length === size), count };
}

/** Batches whose pieces are filled up to one length, which is not known where the pieces' lengths are not. */
function paddedBatch({ element, length }: DatasetValue, call: Call): Value {
  const { size, exact, count } = batchesOf(length, call, 3);
  const first = exact ? size : null;
  const shapes = argumentOf(call, 1, 'padded_shapes');
  return new DatasetValue(padded(element, shapes === undefined || shapes.kind === 'none' ? undefined : shapes, first, call), count);
}

function padded(element: Value, shapes: Value | undefined, first: number | null, call: Call): Value {
  if (element.kind === 'tuple' && (shapes?.kind === 'tuple' || shapes?.kind === 'list')) {
    return tupleValue(element.items.map((item, index) => padded(item, shapes.items[index], first, call)));
  }
  const target = shapes === undefined ? undefined : dimensionsOf(shapes, call.range);
  return withShapes(element, (shape) => [first, ...(target?.length === shape.length ? shape.map((length, axis) => target[axis] ?? length) : shape)], call);
}

/** The pieces, each as a function makes it; the function is asked once more for all the data, where it makes nothing else. */
function mapped(dataset: DatasetValue, call: Call): Value {
  const { library } = call.interpreter;
  const before = library.activity?.();
  const element = asArrays(transformed(dataset, call), call);
  const whole = library.activity?.() === before ? mappedWhole(dataset.whole, argumentOf(call, 0, 'map_func') ?? none, element, call) : null;
  return new DatasetValue(element, dataset.length, dataset.classNames, whole);
}

/** What the function of `map`, `flat_map` or `interleave` makes of a piece: of one of its own, whose dictionaries it may change. */
function transformed({ element }: DatasetValue, call: Call): Value {
  const callee = argumentOf(call, 0, 'map_func') ?? none;
  const piece = mapArrays(element, (array) => array, call);
  return call.interpreter.call(callee, plainCall(call, piece.kind === 'tuple' ? piece.items : [piece]));
}

function flattened(inner: Value, call: Call): Value {
  return inner instanceof DatasetValue ? new DatasetValue(inner.element) : new DatasetValue(isUnknown(inner) ? inner : unknown(inPieces(), call.range));
}

/** Windows are data sets themselves, of so many pieces where what is left over is dropped. */
function window({ element }: DatasetValue, call: Call): Value {
  const size = numberOf(argumentOf(call, 0, 'size')) ?? null;
  const drop = truthOf(argumentOf(call, 3, 'drop_remainder') ?? none) === true;
  const ofWindow = (part: Value): Value => (part.kind === 'tuple' ? tupleValue(part.items.map(ofWindow)) : new DatasetValue(part, drop ? size : null));
  return new DatasetValue(element.kind === 'dictionary' ? mapArrays(element, (array: ArrayValue) => new DatasetValue(array, drop ? size : null), call) : ofWindow(element));
}
