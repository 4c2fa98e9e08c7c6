import { isUnknown, type Shape } from '../../../spec/index.js';
import { elementsOf, integerValue, none, numberOf, stringValue, tupleValue, type Call, type Value } from '../../python/index.js';
import { shapedArray } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { inPieces } from './structure.js';

/** What a folder of images is read as. */
export interface FolderSettings {
  readonly height: number | null;
  readonly width: number | null;
  readonly channels: number | null;
  /** `int`, `categorical`, `binary`, `sparse`; null for no labels, undefined where it is not known. */
  readonly labels: string | null | undefined;
  readonly batched: boolean;
}

/** The keyword of a call, or what Keras takes without it. */
export function keyword(call: Call, name: string, preset: Value): Value {
  return call.keywords.get(name)?.value ?? call.open ?? preset;
}

/** Height and width of a pair. */
export function sidesOf(value: Value, call: Call): readonly [number | null, number | null] {
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

/** Batches of images and labels, known by their shapes. */
export function imageBatches({ height, width, channels, labels, batched }: FolderSettings, call: Call): DatasetValue {
  const first: Shape = batched ? [null] : [];
  const images = shapedArray(call, [...first, height, width, channels], 'float32', inPieces());
  if (labels === null || labels === undefined) return new DatasetValue(labels === null ? images : tupleValue([images]));
  // How many classes there are is how many folders there are.
  const label: Shape = labels === 'categorical' ? [...first, null] : labels === 'binary' ? [...first, 1] : first;
  return new DatasetValue(tupleValue([images, shapedArray(call, label, 'float32', inPieces())]));
}

/** `keras.utils.image_dataset_from_directory` (keras/src/utils/image_dataset_utils.py). */
export function imagesOfFolder(call: Call): Value {
  const [height, width] = sidesOf(keyword(call, 'image_size', tupleValue([integerValue(256), integerValue(256)])), call);
  const dataset = imageBatches({
    height,
    width,
    channels: channelsOf(keyword(call, 'color_mode', stringValue('rgb'))),
    labels: keyword(call, 'labels', stringValue('inferred')).kind === 'none' ? null : labelsOf(keyword(call, 'label_mode', stringValue('int'))),
    batched: keyword(call, 'batch_size', integerValue(32)).kind !== 'none',
  }, call);
  const subset = keyword(call, 'subset', none);
  return subset.kind === 'string' && subset.value === 'both' ? tupleValue([dataset, dataset]) : dataset;
}
