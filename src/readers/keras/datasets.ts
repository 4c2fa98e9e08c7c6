import * as l10n from '@vscode/l10n';
import type { Shape } from '../../spec/index.js';
import { moduleOf, nativeValue, tupleValue, type Call, type ModuleValue, type Value } from '../python/index.js';
import { ArrayValue, between, classLabels, shapedArray, type KnownValues } from '../numpy/index.js';
import { ownEntry } from '../own-entry.js';

/** A data set of `keras.datasets`: the shapes of its samples and labels, without the number of samples. */
interface Dataset {
  readonly train: number;
  readonly test: number;
  readonly sample: Shape;
  readonly label: Shape;
  readonly sampleType: string;
  readonly labelType: string;
  /** Of a classification. */
  readonly classes: number | null;
  /** The least and the greatest target of a regression. */
  readonly targets?: readonly [least: number, greatest: number];
}

const images = { sampleType: 'uint8', labelType: 'uint8' } as const;

/** As keras/src/datasets loads them. */
const datasets: Readonly<Record<string, Dataset>> = {
  mnist: { train: 60_000, test: 10_000, sample: [28, 28], label: [], ...images, classes: 10 },
  fashion_mnist: { train: 60_000, test: 10_000, sample: [28, 28], label: [], ...images, classes: 10 },
  cifar10: { train: 50_000, test: 10_000, sample: [32, 32, 3], label: [1], ...images, classes: 10 },
  cifar100: { train: 50_000, test: 10_000, sample: [32, 32, 3], label: [1], ...images, classes: 100 },
  boston_housing: { train: 404, test: 102, sample: [13], label: [], sampleType: 'float64', labelType: 'float64', classes: null, targets: [5, 50] },
  california_housing: { train: 16_512, test: 4_128, sample: [8], label: [], sampleType: 'float32', labelType: 'float32', classes: null, targets: [14_999, 500_001] },
};

/** The module `keras.datasets.<name>`; `undefined` for data that is not known by shape. */
export function datasetModule(name: string): ModuleValue | undefined {
  const texts = ownEntry(textDatasets, name);
  if (texts !== undefined) return moduleOf(`keras.datasets.${name}`, { load_data: nativeValue('load_data', (call) => tupleValue(texts.map((count) => textSplit(count, call)))) });
  const dataset = ownEntry(datasets, name);
  if (dataset === undefined) return undefined;
  const load = nativeValue('load_data', (call) => tupleValue([split(name, dataset, 'train', call), split(name, dataset, 'test', call)]));
  return moduleOf(`keras.datasets.${name}`, { load_data: load });
}

/** `california_housing.load_data(version="small")`: the first 600 rows, a fifth of them for testing (keras/src/datasets/california_housing.py). */
const smallCalifornia = { train: 480, test: 120 } as const;

/** How many samples a split has; null where the call says otherwise than Keras does by default, and how is not known. */
function rowsOf(name: string, dataset: Dataset, which: 'train' | 'test', call: Call): number | null {
  const { keywords, open } = call;
  const version = keywords.get('version')?.value;
  if (name === 'california_housing' && open === null && version?.kind === 'string' && version.value === 'small' && !keywords.has('test_split')) return smallCalifornia[which];
  return isSplitOtherwise(call) ? null : dataset[which];
}

/** Whether a call chooses how many samples are for testing, or which. */
function isSplitOtherwise({ keywords, open }: Call): boolean {
  return open !== null || ['test_split', 'seed', 'version'].some((name) => keywords.has(name));
}

/** Data sets of texts, as lists of the numbers of words: how many there are to train and to test with. */
const textDatasets: Readonly<Record<string, readonly [number, number]>> = { imdb: [25_000, 25_000], reuters: [8_982, 2_246] };

function textSplit(count: number, call: Call): Value {
  const reason = l10n.t('Data sets of texts are not read yet.');
  return tupleValue([shapedArray(call, [count], 'object', reason), shapedArray(call, [count], 'int64', reason)]);
}

function targetsOf({ classes, targets }: Dataset): KnownValues {
  if (classes !== null) return classLabels(classes);
  return targets === undefined ? {} : between(...targets);
}

function split(name: string, dataset: Dataset, which: 'train' | 'test', call: Call): Value {
  const values = { x: dataset.sampleType === 'uint8' ? between(0, 255) : {}, y: targetsOf(dataset) } satisfies Record<string, KnownValues>;
  const array = (part: 'x' | 'y', sample: Shape, dtype: string): Value => {
    const shape = [dataset[which], ...sample];
    if (isSplitOtherwise(call)) return shapedArray(call, [rowsOf(name, dataset, which, call), ...sample], dtype, l10n.t('The data set is split otherwise than Keras does it by default.'), values[part]);
    const expression = { kind: 'array', operation: 'dataset', dataset: name, split: which, part, shape, dtype, range: call.range } as const;
    return new ArrayValue(call.interpreter.clock.next(), { shape, dtype, expression, operations: 1, values: values[part] });
  };
  return tupleValue([array('x', dataset.sample, dataset.sampleType), array('y', dataset.label, dataset.labelType)]);
}
