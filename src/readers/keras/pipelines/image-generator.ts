import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../spec/index.js';
import {
  argumentOf, integerValue, nativeValue, none, numberOf, stringValue, truthOf, tupleValue, type Call, type Context, type HostValue, type Value,
} from '../../python/index.js';
import { arithmeticValues, ArrayValue, between, constantValues, rearrangedValues, shapedArray, type KnownValues } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { channelsOf, folderBatches, labelsOf, setting, sidesOf } from './folders.js';
import { inPieces, withShapes } from './structure.js';
import { generatorSettings, wholeDirectory, wholeFlow, type GeneratorSettings } from './whole-generator.js';

/** What a generator does to the numbers of images; `undefined` where that is not known. */
type Preparation = (values: KnownValues) => KnownValues;

/** `ImageDataGenerator(…)`, of which the shapes of batches are read, and how it scales (keras/src/legacy/preprocessing/image.py). */
export const imageGeneratorClass: Value = nativeValue('ImageDataGenerator', (making): HostValue => {
  const prepare = preparationOf(making);
  const settings = generatorSettings(making);
  return { kind: 'host', typeName: 'generator', attribute: (name, context) => attribute(name, { prepare, settings }, context) };
});

function preparationOf(making: Call): Preparation {
  const isSet = (name: string): boolean => {
    const truth = truthOf(making.keywords.get(name)?.value ?? none);
    return isUnknown(truth) || truth;
  };
  const rescale = making.keywords.get('rescale')?.value ?? none;
  const factor = rescale.kind === 'none' ? 1 : numberOf(rescale);
  if (making.open !== null || factor === undefined || isSet('preprocessing_function') || isSet('zca_whitening') || isSet('channel_shift_range') || isSet('brightness_range')) return () => ({});
  if (isSet('featurewise_std_normalization') || isSet('samplewise_std_normalization')) return () => ({ isStandardized: true });
  if (isSet('featurewise_center') || isSet('samplewise_center')) return () => ({});
  return (values) => (factor === 1 ? rearrangedValues(values) : arithmeticValues('multiply', values, constantValues(factor)));
}

/** What is known of a generator. */
interface Generator {
  readonly prepare: Preparation;
  readonly settings: GeneratorSettings | null;
}

function attribute(name: string, generator: Generator, context: Context): Value {
  switch (name) {
    case 'flow':
      return nativeValue(name, (call) => flow(call, generator));
    case 'flow_from_directory':
    case 'flow_from_dataframe':
      return nativeValue(name, (call) => flowFromFolder(call, generator, name === 'flow_from_directory'));
    case 'fit':
      return nativeValue(name, () => none);
    default:
      return unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
  }
}

/** `flow(x, y, batch_size=32)`: rows of the arrays, in batches. */
function flow(call: Call, { prepare, settings }: Generator): Value {
  const [x, y] = [argumentOf(call, 0, 'x') ?? none, argumentOf(call, 1, 'y') ?? none];
  if (!(x instanceof ArrayValue)) return new DatasetValue(y.kind === 'none' ? x : tupleValue([x, y]));
  const images = shapedArray(call, [null, ...x.facts.shape.slice(1)], 'float32', inPieces(), prepare(x.facts.values));
  return new DatasetValue(y.kind === 'none' ? images : tupleValue([images, withShapes(y, (shape) => [null, ...shape.slice(1)], call)]), null, null, wholeFlow(call, settings));
}

function flowFromFolder(call: Call, { prepare, settings }: Generator, byPosition: boolean): Value {
  const value = (position: number, name: string, preset: Value): Value => setting(call, byPosition ? position : 99, name, preset);
  const [height, width] = sidesOf(value(1, 'target_size', tupleValue([integerValue(256), integerValue(256)])), call);
  const mode = labelsOf(value(4, 'class_mode', stringValue('categorical')));
  const classes = value(3, 'classes', none);
  const channels = channelsOf(value(2, 'color_mode', stringValue('rgb')));
  const sample = { shape: [height, width, channels], dtype: 'float32', values: prepare(between(0, 255)) };
  const whole = byPosition ? wholeDirectory(call, { height, width, channels }, settings) : null;
  const { element, length, classNames } = folderBatches(sample, { labels: mode === 'binary' ? 'sparse' : mode === 'input' ? undefined : mode, batched: true, classNames: classes.kind === 'list' ? classes : null }, call);
  return new DatasetValue(element, length, classNames, whole);
}
