import * as l10n from '@vscode/l10n';
import type { Shape } from '../../spec/index.js';
import { moduleOf, nativeValue, tupleValue, type Call, type ModuleValue, type Value } from '../python/index.js';
import { between, classLabels, shapedArray, type KnownValues } from '../numpy/index.js';
import { ownEntry } from '../own-entry.js';
import { datasetArray, settingsOf, type LoadSettings } from './load-settings.js';
import { textDatasetModule } from './text-datasets.js';

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
  /** Of `load_data`, in their order. */
  readonly parameters: readonly string[];
}

const images = { sampleType: 'uint8', labelType: 'uint8' } as const;

const table = ['version', 'path', 'test_split', 'seed'] as const;

/** As keras/src/datasets loads them. */
const datasets: Readonly<Record<string, Dataset>> = {
  mnist: { train: 60_000, test: 10_000, sample: [28, 28], label: [], ...images, classes: 10, parameters: ['path'] },
  fashion_mnist: { train: 60_000, test: 10_000, sample: [28, 28], label: [], ...images, classes: 10, parameters: [] },
  cifar10: { train: 50_000, test: 10_000, sample: [32, 32, 3], label: [1], ...images, classes: 10, parameters: [] },
  cifar100: { train: 50_000, test: 10_000, sample: [32, 32, 3], label: [1], ...images, classes: 100, parameters: ['label_mode'] },
  boston_housing: { train: 404, test: 102, sample: [13], label: [], sampleType: 'float64', labelType: 'float64', classes: null, targets: [5, 50], parameters: table.slice(1) },
  california_housing: { train: 16_512, test: 4_128, sample: [8], label: [], sampleType: 'float32', labelType: 'float32', classes: null, targets: [14_999, 500_001], parameters: table },
};

/** The module `keras.datasets.<name>`; `undefined` for data that is not known by shape. */
export function datasetModule(name: string): ModuleValue | undefined {
  const texts = textDatasetModule(name);
  if (texts !== undefined) return texts;
  const dataset = ownEntry(datasets, name);
  if (dataset === undefined) return undefined;
  const load = nativeValue('load_data', (call) => {
    const settings = settingsOf(call, dataset.parameters);
    return tupleValue([split(name, dataset, 'train', settings, call), split(name, dataset, 'test', settings, call)]);
  });
  return moduleOf(`keras.datasets.${name}`, { load_data: load });
}

/** `california_housing.load_data(version="small")`: only the first rows (keras/src/datasets/california_housing.py). */
const smallRows = 600;

/** How many samples a split has. */
function rowsOf({ train, test }: Dataset, which: 'train' | 'test', { version, test_split: share }: LoadSettings): number {
  const all = version === 'small' ? smallRows : train + test;
  if (version !== 'small' && typeof share !== 'number') return which === 'train' ? train : test;
  const kept = Math.trunc(all * (1 - (typeof share === 'number' ? share : 0.2)));
  return which === 'train' ? kept : all - kept;
}

function targetsOf({ classes, targets }: Dataset, { label_mode: mode }: LoadSettings): KnownValues {
  // CIFAR-100's groups of classes.
  if (classes !== null) return classLabels(mode === 'coarse' ? 20 : classes);
  return targets === undefined ? {} : between(...targets);
}

function split(name: string, dataset: Dataset, which: 'train' | 'test', settings: LoadSettings | null, call: Call): Value {
  const values = { x: dataset.sampleType === 'uint8' ? between(0, 255) : {}, y: settings === null ? {} : targetsOf(dataset, settings) } satisfies Record<string, KnownValues>;
  const array = (part: 'x' | 'y', sample: Shape, dtype: string): Value => {
    if (settings === null) return shapedArray(call, [null, ...sample], dtype, l10n.t('How the data set is loaded is known only when the file runs.'), values[part]);
    return datasetArray({ dataset: name, split: which, part, settings }, [rowsOf(dataset, which, settings), ...sample], dtype, values[part], call);
  };
  return tupleValue([array('x', dataset.sample, dataset.sampleType), array('y', dataset.label, dataset.labelType)]);
}
