import type { ArrayExpression, ImageFolderArray, TextFolderArray } from '../../../spec/index.js';
import { integerValue, none, numberOf, stringValue, truthOf, type Call } from '../../python/index.js';
import { isUnknown } from '../../../spec/index.js';
import { madeArray, oneHotLabels, type ArrayValue } from '../../numpy/index.js';
import { classesIn } from './folder-classes.js';
import { namesOf } from './names-of.js';
import { setting, type FolderSettings } from './folders.js';
import type { WholeData } from './whole-data.js';

/** Arguments that change the pictures in ways that are not followed. */
const notFollowed = ['crop_to_aspect_ratio', 'pad_to_aspect_ratio', 'follow_links', 'data_format'];

/** All the pictures of a folder and their labels (keras/src/utils/image_dataset_utils.py); null where it is not known which. */
export function wholeFolder(
  frame: { readonly height: number | null; readonly width: number | null; readonly channels: number | null },
  { labels, classNames }: FolderSettings,
  subset: string | null,
  call: Call,
): WholeData | null {
  const { height, width, channels } = frame;
  const path = setting(call, 0, 'directory', none);
  const interpolation = setting(call, 99, 'interpolation', stringValue('bilinear'));
  const names = classNames === null ? null : namesOf(classNames);
  const part = subsetOf(call, subset, { shuffle: 7, seed: 8 });
  const batchSize = setting(call, 5, 'batch_size', integerValue(32));
  const shuffle = truthOf(setting(call, 7, 'shuffle', { kind: 'boolean', value: true }));
  const isFollowed = call.open === null && notFollowed.every((name) => !call.keywords.has(name)) && (labels === 'int' || labels === 'binary' || labels === 'categorical');
  const classes = labels === 'categorical' ? (classesIn(path, classNames ?? none, call)?.length ?? null) : null;
  if (!isFollowed || (labels === 'categorical' && classes === null) || path.kind !== 'string' || height === null || width === null || (channels !== 1 && channels !== 3 && channels !== 4)) return null;
  if (interpolation.kind !== 'string' || (interpolation.value !== 'bilinear' && interpolation.value !== 'nearest')) return null;
  if (names === undefined || part === undefined || isUnknown(shuffle)) return null;
  const folder = { operation: 'images', path: path.value, height, width, channels, interpolation: interpolation.value, classNames: names, subset: part } satisfies Omit<ImageFolderArray, 'part'>;
  const x = madeArray(call, [null, height, width, channels], 'float32', [], () => ({ ...folder, part: 'x' }), { minimum: 0, maximum: 255 });
  const y = classes === null ? labelArray(folder, labels === 'binary' ? labels : 'int', call) : rowsOfLabels(folder, classes, call);
  return { arrays: [x, y], batchSize: batchSize.kind === 'none' ? null : (numberOf(batchSize) ?? 32), isShuffled: shuffle };
}

/** All the texts of a folder and their labels (keras/src/utils/text_dataset_utils.py); null where it is not known which. */
export function wholeTextFolder({ labels, classNames }: FolderSettings, subset: string | null, call: Call): WholeData | null {
  const path = setting(call, 0, 'directory', none);
  const names = classNames === null ? null : namesOf(classNames);
  const part = subsetOf(call, subset, { shuffle: 6, seed: 7 });
  const [batchSize, longest] = [setting(call, 4, 'batch_size', integerValue(32)), setting(call, 5, 'max_length', none)];
  const shuffle = truthOf(setting(call, 6, 'shuffle', { kind: 'boolean', value: true }));
  const maxLength = longest.kind === 'none' ? null : numberOf(longest);
  if (call.open !== null || call.keywords.has('follow_links') || path.kind !== 'string' || (labels !== 'int' && labels !== 'binary')) return null;
  if (names === undefined || part === undefined || maxLength === undefined || isUnknown(shuffle)) return null;
  const folder = { operation: 'textFolder', path: path.value, classNames: names, subset: part, maxLength } satisfies Omit<TextFolderArray, 'part'>;
  const x = madeArray(call, [null], 'string', [], () => ({ ...folder, part: 'x' }), {});
  return { arrays: [x, labelArray(folder, labels, call)], batchSize: batchSize.kind === 'none' ? null : (numberOf(batchSize) ?? 32), isShuffled: shuffle };
}

function labelArray(folder: Omit<ImageFolderArray, 'part'> | Omit<TextFolderArray, 'part'>, mode: 'int' | 'binary', call: Call): ArrayValue {
  const label: ArrayExpression = { kind: 'array', ...folder, part: 'y', shape: [null], dtype: 'int32' };
  if (mode === 'int') return madeArray(call, [null], 'int32', [], () => ({ ...folder, part: 'y' }));
  const column: ArrayExpression = { kind: 'array', operation: 'reshape', input: label, shape: [null, 1], dtype: 'int32' };
  return madeArray(call, [null, 1], 'float32', [], () => ({ operation: 'cast', input: column }));
}

function rowsOfLabels(folder: Omit<ImageFolderArray, 'part'>, classes: number, call: Call): ArrayValue {
  const label: ArrayExpression = { kind: 'array', ...folder, part: 'y', shape: [null], dtype: 'int32' };
  return madeArray(call, [null, classes], 'float32', [], () => ({ operation: 'oneHot', input: label, classes }), oneHotLabels(classes));
}

/** Which samples are taken; null for all, `undefined` where that is not known. */
function subsetOf(call: Call, subset: string | null, places: { readonly shuffle: number; readonly seed: number }): ImageFolderArray['subset'] | undefined {
  const fraction = setting(call, 99, 'validation_split', none);
  if (subset === null) return fraction.kind === 'none' ? null : undefined;
  const [share, seed] = [numberOf(fraction), numberOf(setting(call, places.seed, 'seed', none))];
  const shuffle = truthOf(setting(call, places.shuffle, 'shuffle', { kind: 'boolean', value: true }));
  if ((subset !== 'training' && subset !== 'validation') || share === undefined || isUnknown(shuffle) || (shuffle && seed === undefined)) return undefined;
  return { which: subset, fraction: share, seed: shuffle ? (seed ?? null) : null };
}
