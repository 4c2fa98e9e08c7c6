import * as l10n from '@vscode/l10n';
import { add, clip, gather, integerConstant, lessOrEqual, multiply, reduceMean, subtract, where, type Tensor } from '../../../graph/index.js';
import { argument, ArgumentError } from '../../argument.js';
import { factors, onePerPicture, valueRange, whileTraining } from './drawn.js';

/** Mirrors every second picture, by chance and each on its own (random_flip.py). */
export const flipped = whileTraining('RandomFlip', ({ x, height, width }, config, context) => {
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
});

/** Makes pictures lighter or darker, each by a number of its own (random_brightness.py). */
export const brightened = whileTraining('RandomBrightness', ({ x }, config, context) => {
  const [low, high] = valueRange(config);
  const share = onePerPicture(context, x, factors('RandomBrightness', config, -1));
  return clip(add(x, multiply(share, high - low)), low, high);
});

/** Moves the values of pictures away from their mean, each by a factor of its own (random_contrast.py). */
export const contrasted = whileTraining('RandomContrast', ({ x, height, width }, config, context) => {
  const [low, high] = valueRange(config);
  const [least, most] = factors('RandomContrast', config, 0);
  const factor = onePerPicture(context, x, [1 - least, 1 + most]);
  const mean = reduceMean(x, [height, width], true);
  return clip(add(multiply(subtract(x, mean), factor), mean), low, high);
});

function reversed(x: Tensor, axis: number): Tensor {
  const length = x.shape[axis] ?? 1;
  return gather(x, integerConstant(Array.from({ length }, (_, index) => length - 1 - index)), axis);
}
