import * as l10n from '@vscode/l10n';
import {
  add, clip, divide, equal, less, multiply, negate, pad, power, reduceMax, slice, subtract, where, type Tensor,
} from '../../../graph/index.js';
import { numberArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { factors, onePerPicture, toRange, truncated, valueRange, whileTraining, type Range } from './drawn.js';
import { imageAxes } from './pictures.js';

const bytes: Range = [0, 255];

/** How much red, green and blue count in a grey (keras/src/backend/tensorflow/image.py, `rgb_to_grayscale`). */
const shares = [0.2989, 0.587, 0.114];

/** Pictures without colours, with one channel. @throws ShapeError for those that are neither grey nor of three colours. */
function greyOf(className: string, x: Tensor, channels: number): Tensor {
  const count = x.shape[channels];
  if (count === 1) return x;
  if (count !== 3) throw new ShapeError(l10n.t('{0} needs pictures with 3 channels, or 1; these have {1}.', className, count ?? 0));
  return shares.map((share, channel) => multiply(slice(x, channels, channel, channel + 1), share)).reduce(add);
}

/** Takes the colours out of some pictures, by chance (random_grayscale.py). */
export const greyed = whileTraining('RandomGrayscale', ({ x, channels }, config, context) =>
  where(less(onePerPicture(context, x), numberArgument(config, 'factor')), greyOf('RandomGrayscale', x, channels), x));

/** Brings colours nearer to grey, or further from it (random_color_degeneration.py). */
export const paled = whileTraining('RandomColorDegeneration', ({ x, channels }, config, context) => {
  const factor = onePerPicture(context, x, factors('RandomColorDegeneration', config, -1));
  const grey = greyOf('RandomColorDegeneration', x, channels);
  return clip(add(x, multiply(factor, subtract(grey, x))), ...valueRange(config));
});

/** Makes what is light dark in some pictures, by chance (random_invert.py). */
export const inverted = whileTraining('RandomInvert', ({ x }, config, context) => {
  const chance = onePerPicture(context, x, factors('RandomInvert', config, 0));
  return where(less(onePerPicture(context, x), chance), subtract(valueRange(config)[1], x), x);
});

/** Makes what is too light dark (solarization.py). */
export const solarized = whileTraining('Solarization', ({ x }, config, context) => {
  // Keras multiplies the upper end alone.
  const drawn = (name: string): Tensor => {
    const [low, high] = factors('Solarization', config, 0, name);
    return onePerPicture(context, x, [low, high * 255]);
  };
  const lighter = clip(add(toRange(x, valueRange(config), bytes), drawn('addition_factor')), ...bytes);
  const turned = where(less(lighter, drawn('threshold_factor')), lighter, subtract(255, lighter));
  return toRange(turned, bytes, valueRange(config));
});

/** Leaves fewer bits of each colour (random_posterization.py). */
export const posterized = whileTraining('RandomPosterization', ({ x }, config, context) => {
  const bits = factors('RandomPosterization', config, 1);
  const kept = bits[0] === bits[1] ? bits[0] : truncated(onePerPicture(context, x, bits));
  const step = power(2, subtract(8, kept));
  const whole = truncated(toRange(x, valueRange(config), bytes));
  return toRange(multiply(truncated(divide(whole, step)), step), bytes, valueRange(config));
});

/** Makes pictures sharper, or smoother (random_sharpness.py). */
export const sharpened = whileTraining('RandomSharpness', ({ x, height, width }, config, context) => {
  const factor = multiply(onePerPicture(context, x, factors('RandomSharpness', config, 0)), 2);
  const around = ofThree(ofThree(x, height), width);
  const smooth = divide(add(around, multiply(x, 4)), 13);
  return clip(add(x, multiply(subtract(1, factor), subtract(smooth, x))), ...valueRange(config));
});

/** The sum of each place and the two beside it. */
function ofThree(x: Tensor, axis: number): Tensor {
  const length = x.shape[axis] ?? 1;
  const wider = pad(x, axis, 1, 1);
  return [0, 1, 2].map((from) => slice(wider, axis, from, from + length)).reduce(add);
}

/** Spreads the values of each picture over all there are, while predicting, too (auto_contrast.py). */
export const spreadOut: NonNullable<LayerDefinition['forward']> = (_context, config, inputs) => {
  const { x } = imageAxes('AutoContrast', config, inputs);
  const light = toRange(x, valueRange(config), bytes);
  // Wherever the channels are.
  const axes = [1, 2];
  const [low, high] = [negate(reduceMax(negate(light), axes, true)), reduceMax(light, axes, true)];
  const isFlat = equal(high, low);
  const scale = divide(255, where(isFlat, 1, subtract(high, low)));
  const spread = clip(multiply(subtract(light, low), scale), ...bytes);
  return where(isFlat, x, toRange(spread, bytes, valueRange(config)));
};
