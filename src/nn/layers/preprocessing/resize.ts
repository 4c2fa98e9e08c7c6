import * as l10n from '@vscode/l10n';
import { constant, matrixMultiply, slice, transpose, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, booleanArgument, numberArgument, stringArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { imageAxes, type Pictures } from './pictures.js';

type Forward = NonNullable<LayerDefinition['forward']>;

/** How much each place of a line counts in each place of a longer or shorter one: (to, from), in row-major order. */
type Weights = (from: number, to: number) => Float32Array;

/** The two nearest places, by their distance; the centres of the places are half way between their borders. */
const linear: Weights = (from, to) => {
  const weights = new Float32Array(from * to);
  for (let row = 0; row < to; row += 1) {
    const position = Math.min(Math.max(((row + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(position);
    const high = Math.min(low + 1, from - 1);
    weights[row * from + low] = 1 - (position - low);
    weights[row * from + high] = (weights[row * from + high] ?? 0) + (position - low);
  }
  return weights;
};

const nearest: Weights = (from, to) => {
  const weights = new Float32Array(from * to);
  for (let row = 0; row < to; row += 1) weights[row * from + Math.min(Math.floor(((row + 0.5) * from) / to), from - 1)] = 1;
  return weights;
};

/** Pictures in another size (resizing.py; keras/src/backend/tensorflow/image.py, `resize`). */
export const resizing: Forward = (_context, config, inputs) => {
  for (const name of ['crop_to_aspect_ratio', 'pad_to_aspect_ratio', 'antialias']) {
    if (booleanArgument(config, name)) throw new ArgumentError(name, l10n.t('Resizing is trained without "{0}" only.', name));
  }
  const weights = new Map([['bilinear', linear], ['nearest', nearest]]).get(stringArgument(config, 'interpolation'));
  if (weights === undefined) {
    throw new ArgumentError('interpolation', l10n.t('Resizing is trained with the interpolation "bilinear" or "nearest" only.'));
  }
  return inSize(imageAxes('Resizing', config, inputs), config, weights);
};

/** Pictures as large as the arguments `height` and `width` say, smoothly. */
export function inSize({ x, height, width }: Pictures, config: Config, weights: Weights = linear): Tensor {
  const taller = along(x, height, numberArgument(config, 'height'), weights);
  return along(taller, width, numberArgument(config, 'width'), weights);
}

function along(x: Tensor, axis: number, length: number, weights: Weights): Tensor {
  const from = x.shape[axis] ?? 1;
  if (from === length) return x;
  const others = [0, 1, 2, 3].filter((other) => other !== axis);
  const matrix = constant(weights(from, length), [length, from]);
  const moved = matrixMultiply(transpose(x, [...others, axis]), matrix, { transposeB: true });
  const back = [0, 1, 2, 3].map((other) => (other === axis ? 3 : others.indexOf(other)));
  return transpose(moved, back);
}

/** The middle of pictures (center_crop.py). */
export const centerCrop: Forward = (_context, config, inputs) => {
  const { x, height, width } = imageAxes('CenterCrop', config, inputs);
  return cropped(cropped(x, height, config, 'height'), width, config, 'width');
};

function cropped(x: Tensor, axis: number, config: Config, name: string): Tensor {
  const length = numberArgument(config, name);
  const start = Math.floor(((x.shape[axis] ?? 1) - length) / 2);
  if (start >= 0) return slice(x, axis, start, start + length);
  throw new ArgumentError(name, l10n.t('CenterCrop is trained on pictures that are at least as large as what it cuts out.'));
}
