import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../spec/index.js';
import {
  argumentOf,
  elementsOf,
  integerValue,
  moduleOf,
  nativeValue,
  none,
  numberOf,
  stringValue,
  truthOf,
  tupleValue,
  type Call,
  type HostValue,
  type ModuleValue,
  type Value,
} from '../../python/index.js';
import { between, classLabels, shapedArray } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { namedDatasets, type NamedDataset } from './named-datasets.js';
import { inPieces } from './structure.js';
import { ownEntry } from '../../own-entry.js';

/** `tfds.load(name, split, …)`: data sets that are known by name; of others, how many there are. */
function load(call: Call): Value {
  const name = argumentOf(call, 0, 'name');
  const dataset = name?.kind === 'string' ? ownEntry(namedDatasets, name.value.split(/[/:]/)[0] ?? '') : undefined;
  const flag = (keyword: string): boolean | undefined => {
    const truth = truthOf(call.keywords.get(keyword)?.value ?? none);
    return isUnknown(truth) ? undefined : truth;
  };
  const [isSupervised, withInfo] = [flag('as_supervised'), flag('with_info')];
  if (call.open !== null || withInfo === undefined) return call.open ?? unknown(readLater(), call.range);
  const element = dataset === undefined || isSupervised === undefined ? unknown(readLater(), call.range) : elementOf(dataset, isSupervised, call);
  const data = splitsOf(argumentOf(call, 1, 'split') ?? none, dataset, element, call);
  return withInfo ? tupleValue([data, informationOf(dataset)]) : data;
}

const readLater = (): string => l10n.t('What "{0}" reads is known only when the file runs.', 'tfds.load');

function elementOf({ sample, shape, classes }: NamedDataset, isSupervised: boolean, call: Call): Value {
  const samples = sample === 'image' ? shapedArray(call, shape, 'uint8', inPieces(), between(0, 255)) : shapedArray(call, shape, 'string', inPieces());
  const labels = shapedArray(call, [], 'int64', inPieces(), classLabels(classes));
  if (isSupervised) return tupleValue([samples, labels]);
  const fields = call.interpreter.dictionary();
  fields.set(stringValue(sample), samples);
  fields.set(stringValue('label'), labels);
  return fields;
}

/** The data sets that `split` asks for: one, several as a list, or all by name. */
function splitsOf(split: Value, dataset: NamedDataset | undefined, element: Value, call: Call): Value {
  const one = (name: Value): Value => batched(new DatasetValue(element, name.kind === 'string' ? (ownEntry(dataset?.splits ?? {}, name.value) ?? null) : null), call);
  if (split.kind === 'list' || split.kind === 'tuple') {
    const names = elementsOf(split, call.range);
    return isUnknown(names) ? names : call.interpreter.list(names.map(one));
  }
  if (split.kind === 'string') return one(split);
  if (split.kind !== 'none') return isUnknown(split) ? split : one(split);
  const all = call.interpreter.dictionary();
  for (const name of Object.keys(dataset?.splits ?? {})) all.set(stringValue(name), one(stringValue(name)));
  if (dataset === undefined) all.uncertainty = unknown(readLater(), call.range);
  return all;
}

/** With `batch_size`, pieces are batches; with -1 all is one. */
function batched(dataset: DatasetValue, call: Call): Value {
  const size = call.keywords.get('batch_size')?.value;
  if (size === undefined || size.kind === 'none') return dataset;
  if (numberOf(size) === -1) return unknown(readLater(), call.range);
  const method = dataset.attribute('batch', call);
  return method === undefined ? dataset : call.interpreter.call(method, { ...call, positional: [{ value: size, place: null }], keywords: new Map() });
}

/** What `with_info=True` gives besides: `info.features["label"].num_classes`, `info.splits["train"].num_examples`. */
function informationOf(dataset: NamedDataset | undefined): HostValue {
  const open = unknown(readLater());
  const object = (fields: Readonly<Record<string, Value>>): HostValue => ({
    kind: 'host',
    typeName: 'object',
    attribute: (name) => ownEntry(fields, name) ?? open,
    item: (index) => (index.kind === 'string' ? (ownEntry(fields, index.value) ?? open) : open),
  });
  const label = object({ num_classes: dataset === undefined ? open : integerValue(dataset.classes) });
  const splits = Object.entries(dataset?.splits ?? {}).map(([name, count]): [string, Value] => [name, object({ num_examples: integerValue(count) })]);
  return object({ features: object({ label }), splits: object(Object.fromEntries(splits)) });
}

/** The module `tensorflow_datasets`. */
export const tensorflowDatasets: ModuleValue = moduleOf('tensorflow_datasets', {
  load: nativeValue('load', load),
  disable_progress_bar: nativeValue('disable_progress_bar', () => none),
  as_numpy: nativeValue('as_numpy', (call) => argumentOf(call, 0, 'dataset') ?? none),
});
