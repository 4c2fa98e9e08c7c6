import { isUnknown, type Shape } from '../../../spec/index.js';
import { elementsOf, integerValue, none, numberOf, stringValue, tupleValue, type Call, type Value } from '../../python/index.js';
import { between, classLabels, oneHotLabels, shapedArray, type KnownValues } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { shufflingOfFolder } from './shuffling.js';
import { inPieces } from './structure.js';
import type { WholeData } from './whole-data.js';
import { wholeFolder, wholeTextFolder } from './whole-folder.js';

/** How the files of a folder are labelled and put into batches. */
export interface FolderSettings {
  /** `int`, `categorical`, `binary`, `sparse`; null for no labels, undefined where it is not known. */
  readonly labels: string | null | undefined;
  readonly batched: boolean;
  /** The names of the classes, where the file gives them. */
  readonly classNames: Value | null;
}

/** The argument of a call, or what Keras takes without it. */
export function setting(call: Call, position: number, name: string, preset: Value): Value {
  return call.keywords.get(name)?.value ?? call.positional[position]?.value ?? call.open ?? preset;
}

/** Height and width of a pair. */
export function sidesOf(value: Value, call: Call): readonly [number | null, number | null] {
  const number = numberOf(value);
  if (number !== undefined) return [number, number];
  const sides = elementsOf(value, call.range);
  if (isUnknown(sides)) return [null, null];
  return [numberOf(sides[0]) ?? null, numberOf(sides[1]) ?? null];
}

export function channelsOf(mode: Value): number | null {
  if (mode.kind !== 'string') return null;
  return mode.value === 'grayscale' ? 1 : mode.value === 'rgba' ? 4 : 3;
}

export function labelsOf(mode: Value): string | null | undefined {
  if (mode.kind === 'none') return null;
  return mode.kind === 'string' ? mode.value : undefined;
}

/** What is read of one file. */
export interface FolderSample {
  readonly shape: Shape;
  readonly dtype: string;
  readonly values: KnownValues;
}

/** Batches of samples and labels, known by their shapes. */
export function folderBatches({ shape, dtype, values }: FolderSample, { labels, batched, classNames }: FolderSettings, call: Call): DatasetValue {
  const first: Shape = batched ? [null] : [];
  const samples = shapedArray(call, [...first, ...shape], dtype, inPieces(), values);
  if (labels === null || labels === undefined) return new DatasetValue(labels === null ? samples : tupleValue([samples]), null, classNames);
  // How many classes there are is how many folders there are.
  const classes = classNames?.kind === 'list' && classNames.uncertainty === null ? classNames.items.length : null;
  const known: KnownValues = labels === 'binary' ? classLabels(2) : labels === 'categorical' ? oneHotLabels(classes) : classes === null ? {} : classLabels(classes);
  const label: Shape = labels === 'categorical' ? [...first, classes] : labels === 'binary' ? [...first, 1] : first;
  const type = labels === 'categorical' || labels === 'binary' ? 'float32' : 'int32';
  return new DatasetValue(tupleValue([samples, shapedArray(call, label, type, inPieces(), known)]), null, classNames);
}

/** Where the parameters are that all folders have in common; null where there is none such. */
interface Positions {
  readonly labels: number;
  readonly mode: number;
  readonly names: number;
  readonly batch: number;
}

function settingsOf(call: Call, { labels, mode, names, batch }: Positions): FolderSettings {
  const classNames = setting(call, names, 'class_names', none);
  return {
    labels: setting(call, labels, 'labels', stringValue('inferred')).kind === 'none' ? null : labelsOf(setting(call, mode, 'label_mode', stringValue('int'))),
    batched: setting(call, batch, 'batch_size', integerValue(32)).kind !== 'none',
    classNames: classNames.kind === 'list' ? classNames : null,
  };
}

/**
 * The data set, or with `subset="both"` that for training and that for validation.
 * @param wholeOf All the data of a part, where it is read.
 */
function subsets(dataset: DatasetValue, call: Call, wholeOf: (subset: string | null) => WholeData | null = () => null): Value {
  const subset = setting(call, 99, 'subset', none);
  const { element, length, classNames } = dataset;
  const part = (name: string | null): DatasetValue => new DatasetValue(element, length, classNames, wholeOf(name), shufflingOfFolder(call));
  if (subset.kind === 'string' && subset.value === 'both') return tupleValue([part('training'), part('validation')]);
  return subset.kind === 'string' ? part(subset.value) : subset.kind === 'none' ? part(null) : dataset;
}

/** `keras.utils.image_dataset_from_directory` (keras/src/utils/image_dataset_utils.py). */
export function imagesOfFolder(call: Call): Value {
  const [height, width] = sidesOf(setting(call, 6, 'image_size', tupleValue([integerValue(256), integerValue(256)])), call);
  const channels = channelsOf(setting(call, 4, 'color_mode', stringValue('rgb')));
  const sample = { shape: [height, width, channels], dtype: 'float32', values: between(0, 255) };
  const settings = settingsOf(call, { labels: 1, mode: 2, names: 3, batch: 5 });
  return subsets(folderBatches(sample, settings, call), call, (subset) => wholeFolder({ height, width, channels }, settings, subset, call));
}

/** `keras.utils.text_dataset_from_directory` (keras/src/utils/text_dataset_utils.py). */
export function textsOfFolder(call: Call): Value {
  const sample = { shape: [], dtype: 'string', values: {} };
  const settings = settingsOf(call, { labels: 1, mode: 2, names: 3, batch: 4 });
  return subsets(folderBatches(sample, settings, call), call, (subset) => wholeTextFolder(settings, subset, call));
}

/** `keras.utils.audio_dataset_from_directory`: samples of one channel (keras/src/utils/audio_dataset_utils.py). */
export function audioOfFolder(call: Call): Value {
  const length = numberOf(setting(call, 6, 'output_sequence_length', none)) ?? null;
  const isRagged = setting(call, 7, 'ragged', none);
  const sample = { shape: [isRagged.kind === 'boolean' && isRagged.value ? null : length, null], dtype: 'float32', values: between(-1, 1) };
  return subsets(folderBatches(sample, settingsOf(call, { labels: 1, mode: 2, names: 3, batch: 4 }), call), call);
}
