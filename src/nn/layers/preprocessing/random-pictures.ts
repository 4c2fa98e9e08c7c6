import * as l10n from '@vscode/l10n';
import {
  add,
  clip,
  gather,
  integerConstant,
  lessOrEqual,
  multiply,
  reduceMean,
  subtract,
  where,
  type Tensor,
} from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, ArgumentError, axesArgument, numberArgument } from '../../argument.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';
import { imageAxes } from './pictures.js';

type Forward = NonNullable<LayerDefinition['forward']>;

/** Mirrors every second picture, by chance and each on its own (random_flip.py). */
export const flipped: Forward = (context, config, inputs) => {
  const { x, height, width } = imageAxes('RandomFlip', config, inputs);
  if (!context.training) return x;
  const axes = { horizontal: [width], vertical: [height], horizontal_and_vertical: [width, height] };
  const mode = argument(config, 'mode');
  const found = Object.entries(axes).find(([name]) => name === mode)?.[1];
  if (found === undefined) {
    const names = Object.keys(axes).map((name) => `"${name}"`).join(', ');
    throw new ArgumentError('mode', l10n.t('The "mode" of RandomFlip must be one of {0}.', names));
  }
  // Keras draws once: a picture is mirrored along both axes or along neither.
  const isFlipped = lessOrEqual(onePerPicture(context, x), 0.5);
  return found.reduce((image, axis) => where(isFlipped, reversed(image, axis), image), x);
};

/** Makes pictures lighter or darker, each by a number of its own (random_brightness.py). */
export const brightened: Forward = (context, config, inputs) => {
  const { x } = imageAxes('RandomBrightness', config, inputs);
  if (!context.training) return x;
  const [low, high] = valueRange(config);
  const [least, most] = factors('RandomBrightness', config, -1);
  const share = add(multiply(onePerPicture(context, x), most - least), least);
  return clip(add(x, multiply(share, high - low)), low, high);
};

/** Moves the values of pictures away from their mean, each by a factor of its own (random_contrast.py). */
export const contrasted: Forward = (context, config, inputs) => {
  const { x, height, width } = imageAxes('RandomContrast', config, inputs);
  if (!context.training) return x;
  const [low, high] = valueRange(config);
  const [least, most] = factors('RandomContrast', config, 0);
  const factor = add(multiply(onePerPicture(context, x), most + least), 1 - least);
  const mean = reduceMean(x, [height, width], true);
  return clip(add(multiply(subtract(x, mean), factor), mean), low, high);
};

function reversed(x: Tensor, axis: number): Tensor {
  const length = x.shape[axis] ?? 1;
  return gather(x, integerConstant(Array.from({ length }, (_, index) => length - 1 - index)), axis);
}

/** A number in [0, 1) for each picture of a batch. */
function onePerPicture(context: ForwardContext, x: Tensor): Tensor {
  const [batch = 1] = x.shape;
  return context.randomUniform([batch, 1, 1, 1]);
}

function valueRange(config: Config): readonly [number, number] {
  const [low = 0, high = 255] = axesArgument(config, 'value_range');
  return [low, high];
}

/** The argument `factor`, one number or two (base_image_preprocessing_layer.py, `_set_factor`). */
function factors(className: string, config: Config, floor: number): readonly [number, number] {
  const given = argument(config, 'factor');
  if (!Array.isArray(given)) {
    const factor = Math.abs(numberArgument(config, 'factor'));
    return [Math.max(-factor, floor), factor];
  }
  const [one, other] = axesArgument(config, 'factor');
  if (one !== undefined && other !== undefined) return [Math.min(one, other), Math.max(one, other)];
  throw new ArgumentError('factor', l10n.t('The "factor" of {0} must be a number or two.', className));
}
