import * as l10n from '@vscode/l10n';
import { classLabels, shapedArray } from '../numpy/index.js';
import { ownEntry } from '../own-entry.js';
import { moduleOf, nativeValue, tupleValue, type Call, type ModuleValue, type Value } from '../python/index.js';
import { datasetArray, settingsOf, type LoadSettings } from './load-settings.js';

/** A data set of texts, as lists of the numbers of words. */
interface TextDataset {
  readonly train: number;
  readonly test: number;
  readonly classes: number;
  /** Of `load_data`, in their order. */
  readonly parameters: readonly string[];
}

const words = ['path', 'num_words', 'skip_top', 'maxlen'];
const marks = ['seed', 'start_char', 'oov_char', 'index_from'];

/** As keras/src/datasets/imdb.py and reuters.py load them. */
const textDatasets: Readonly<Record<string, TextDataset>> = {
  imdb: { train: 25_000, test: 25_000, classes: 2, parameters: [...words, ...marks] },
  reuters: { train: 8_982, test: 2_246, classes: 46, parameters: [...words, 'test_split', ...marks] },
};

/** The module `keras.datasets.<name>` of a data set of texts. */
export function textDatasetModule(name: string): ModuleValue | undefined {
  const dataset = ownEntry(textDatasets, name);
  if (dataset === undefined) return undefined;
  const load = nativeValue('load_data', (call) => {
    const settings = settingsOf(call, dataset.parameters);
    return tupleValue([textSplit(name, dataset, 'train', settings, call), textSplit(name, dataset, 'test', settings, call)]);
  });
  return moduleOf(`keras.datasets.${name}`, { load_data: load });
}

function textSplit(name: string, { classes, ...counts }: TextDataset, which: 'train' | 'test', settings: LoadSettings | null, call: Call): Value {
  if (settings === null) {
    const reason = l10n.t('How the data set is loaded is known only when the file runs.');
    return tupleValue([shapedArray(call, [null], 'object', reason), shapedArray(call, [null], 'int64', reason, classLabels(classes))]);
  }
  // How many texts are short enough is known when they are read.
  const isAll = (settings['maxlen'] ?? null) === null && settings['test_split'] === undefined;
  const shape = [isAll ? counts[which] : null];
  return tupleValue([
    datasetArray({ dataset: name, split: which, part: 'x', settings }, shape, 'object', {}, call),
    datasetArray({ dataset: name, split: which, part: 'y', settings }, shape, 'int64', classLabels(classes), call),
  ]);
}
