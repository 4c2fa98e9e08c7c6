import * as l10n from '@vscode/l10n';
import { isUnknown, type ImageFolderArray } from '../../../spec/index.js';
import { ArrayValue, arithmeticValues, constantValues, expressionOf, madeArray, oneHotLabels, shapedArray } from '../../numpy/index.js';
import { argumentOf, integerValue, none, numberOf, stringValue, truthOf, type Call } from '../../python/index.js';
import { setting } from './folders.js';
import { foldersIn } from './folder-classes.js';
import { namesOf } from './names-of.js';
import type { WholeData } from './whole-data.js';

/** What an ImageDataGenerator does to pictures: multiplies them, and changes them at random. */
export interface GeneratorSettings {
  readonly factor: number;
  /** The arguments that change pictures at random, which is not done. */
  readonly randomChanges: readonly string[];
}

/** Settings that are not followed. */
const notFollowed = ['preprocessing_function', 'zca_whitening', 'featurewise_center', 'samplewise_center', 'featurewise_std_normalization', 'samplewise_std_normalization', 'data_format', 'dtype', 'validation_split'];

const random = ['rotation_range', 'width_shift_range', 'height_shift_range', 'brightness_range', 'shear_range', 'zoom_range', 'channel_shift_range', 'horizontal_flip', 'vertical_flip'];

/** What an `ImageDataGenerator(…)` does (keras/src/legacy/preprocessing/image.py); null where that is not followed. */
export function generatorSettings(making: Call): GeneratorSettings | null {
  const isSet = (name: string): boolean => {
    const value = making.keywords.get(name)?.value ?? none;
    return value.kind !== 'none' && numberOf(value) !== 0 && truthOf(value) !== false;
  };
  const rescale = making.keywords.get('rescale')?.value ?? none;
  const factor = rescale.kind === 'none' ? 1 : numberOf(rescale);
  if (making.open !== null || making.positional.length > 0 || factor === undefined || notFollowed.some(isSet)) return null;
  return { factor, randomChanges: random.filter(isSet) };
}

/** All the data of `flow(x, y, batch_size=32, shuffle=True)`; null where it is not known. */
export function wholeFlow(call: Call, settings: GeneratorSettings | null): WholeData | null {
  const [x, y] = [argumentOf(call, 0, 'x'), argumentOf(call, 1, 'y')];
  const others = ['sample_weight', 'subset', 'ignore_class_split'].some((name) => call.keywords.has(name));
  const order = orderOf(call, 2, 3);
  if (
    settings === null ||
    order === null ||
    others ||
    !(x instanceof ArrayValue) ||
    isUnknown(x.facts.expression) ||
    (y !== undefined && !(y instanceof ArrayValue))
  )
    return null;
  return { arrays: [multiplied(x, settings, call), ...(y === undefined ? [] : [y])], ...order, randomChanges: settings.randomChanges };
}

/** All the data of `flow_from_directory(…)` in colour; null where it is not known. */
export function wholeDirectory(
  call: Call,
  frame: { readonly height: number | null; readonly width: number | null; readonly channels: number | null },
  settings: GeneratorSettings | null,
): WholeData | null {
  const { height, width, channels } = frame;
  const path = setting(call, 0, 'directory', none);
  const mode = setting(call, 4, 'class_mode', stringValue('categorical'));
  const interpolation = setting(call, 99, 'interpolation', stringValue('nearest'));
  const given = setting(call, 3, 'classes', none);
  const classNames = given.kind === 'none' ? null : namesOf(given);
  const order = orderOf(call, 5, 6);
  const isOther = ['subset', 'follow_links', 'keep_aspect_ratio'].some((name) => call.keywords.has(name));
  if (
    settings === null ||
    order === null ||
    isOther ||
    path.kind !== 'string' ||
    classNames === undefined ||
    height === null ||
    width === null ||
    channels !== 3
  )
    return null;
  if (interpolation.kind !== 'string' || interpolation.value !== 'nearest') return null;
  const folder = {
    operation: 'images',
    path: path.value,
    height,
    width,
    channels,
    interpolation: 'pillowNearest',
    classNames,
    subset: null,
  } satisfies Omit<ImageFolderArray, 'part'>;
  const pictures = madeArray(call, [null, height, width, channels], 'float32', [], () => ({ ...folder, part: 'x' }), { minimum: 0, maximum: 255 });
  const x = multiplied(pictures, settings, call);
  const others: Pick<WholeData, 'batchSize' | 'isShuffled' | 'randomChanges'> = { ...order, randomChanges: settings.randomChanges };
  if (mode.kind === 'none') return { arrays: [x], ...others };
  const labels = mode.kind === 'string' ? labelsIn(folder, mode.value, x, call) : undefined;
  return labels === undefined ? null : { arrays: [x, labels], ...others };
}

/** A number for each picture, a row of zeros with a one, or the pictures themselves; `undefined` for what is not followed. */
function labelsIn(folder: Omit<ImageFolderArray, 'part'>, mode: string, x: ArrayValue, call: Call): ArrayValue | undefined {
  if (mode === 'input') return x;
  const labels = madeArray(call, [null], 'int32', [], () => ({ ...folder, part: 'y' }));
  if (mode === 'binary' || mode === 'sparse') return madeArray(call, [null], 'float32', [labels], () => ({ operation: 'cast', input: expressionOf(labels) }));
  if (mode !== 'categorical') return undefined;
  const classes = folder.classNames?.length ?? foldersIn(folder.path, call)?.length;
  if (classes === undefined) return shapedArray(call, [null, null], 'float32', l10n.t('The classes are the folders in "{0}", of which there are none here.', folder.path), oneHotLabels(null));
  return madeArray(call, [null, classes], 'float32', [labels], () => ({ operation: 'oneHot', input: expressionOf(labels), classes }), oneHotLabels(classes));
}

function multiplied(pictures: ArrayValue, { factor }: GeneratorSettings, call: Call): ArrayValue {
  const { shape, values } = pictures.facts;
  if (factor === 1) return madeArray(call, shape, 'float32', [pictures], () => ({ operation: 'cast', input: expressionOf(pictures) }));
  return madeArray(call, shape, 'float32', [pictures], () => ({ operation: 'multiply', left: expressionOf(pictures), right: factor }), arithmeticValues('multiply', values, constantValues(factor)));
}

/** How many pictures a batch has, and whether they come in another order each time. */
function orderOf(call: Call, batchPlace: number, shufflePlace: number): Pick<WholeData, 'batchSize' | 'isShuffled'> | null {
  const batchSize = numberOf(setting(call, batchPlace, 'batch_size', integerValue(32)));
  const shuffle = truthOf(setting(call, shufflePlace, 'shuffle', { kind: 'boolean', value: true }));
  return batchSize === undefined || isUnknown(shuffle) ? null : { batchSize, isShuffled: shuffle };
}
