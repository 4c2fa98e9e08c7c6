import { isUnknown, type Shape } from '../../../spec/index.js';
import { argumentOf, none, numberOf, plainCall, truthOf, tupleValue, type Call, type Value } from '../../python/index.js';
import { DatasetValue } from './dataset.js';
import { withShapes } from './structure.js';

type DatasetMethod = (dataset: DatasetValue, call: Call) => Value;

const same: DatasetMethod = (dataset) => dataset;

/** What pipelines of tf.data do to the shapes of what goes through them. */
export const datasetMethods: Readonly<Partial<Record<string, DatasetMethod>>> = {
  shuffle: same,
  repeat: same,
  prefetch: same,
  cache: same,
  take: same,
  skip: same,
  shard: same,
  filter: same,
  with_options: same,
  concatenate: same,
  ignore_errors: same,
  batch: ({ element }, call) => new DatasetValue(withShapes(element, (shape) => [batchSize(call), ...shape], call)),
  unbatch: ({ element }, call) => new DatasetValue(withShapes(element, (shape): Shape => shape.slice(1), call)),
  map: ({ element }, call) => {
    const callee = argumentOf(call, 0, 'map_func') ?? none;
    return new DatasetValue(call.interpreter.call(callee, plainCall(call, element.kind === 'tuple' ? element.items : [element])));
  },
  apply: (dataset, call) => call.interpreter.call(argumentOf(call, 0, 'transformation_func') ?? none, plainCall(call, [dataset])),
  __next__: ({ element }) => element,
  as_numpy_iterator: same,
  enumerate: ({ element }, call) => new DatasetValue(tupleValue([withShapes(element, () => [], call), element])),
};

/** The last batch may be smaller, so that the size is known only where it is dropped. */
function batchSize(call: Call): number | null {
  const drop = truthOf(argumentOf(call, 1, 'drop_remainder') ?? none);
  return !isUnknown(drop) && drop ? (numberOf(argumentOf(call, 0, 'batch_size')) ?? null) : null;
}
