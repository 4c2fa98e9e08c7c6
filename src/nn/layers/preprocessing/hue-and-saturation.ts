import * as l10n from '@vscode/l10n';
import {
  absolute, add, clip, concatenate, divide, equal, greater, less, maximum, minimum, multiply, slice, subtract, where, type Operand, type Tensor,
} from '../../../graph/index.js';
import { ShapeError } from '../../definition.js';
import { EPSILON } from '../../epsilon.js';
import { factors, onePerPicture, toRange, valueRange, whileTraining } from './drawn.js';
import type { Pictures } from './pictures.js';

/** Moves the hue of each picture around the circle of colours (random_hue.py). */
export const hueMoved = whileTraining('RandomHue', (pictures, config, context) => {
  const { x, channels } = pictures;
  const side = where(greater(onePerPicture(context, x), 0.5), -0.5, 0.5);
  const moved = multiply(side, onePerPicture(context, x, factors('RandomHue', config, 0)));
  const [hue, saturation, value] = toHues({ ...pictures, x: toRange(x, valueRange(config), [0, 1]) }, 'RandomHue');
  const turned = add(hue, moved);
  const inCircle = where(greater(turned, 1), subtract(turned, 1), turned);
  const colours = fromHues([where(less(inCircle, 0), add(inCircle, 1), inCircle), saturation, value], channels);
  return toRange(clip(colours, 0, 1), [0, 1], valueRange(config));
});

/** Makes the colours of each picture stronger or weaker (random_saturation.py). */
export const saturated = whileTraining('RandomSaturation', (pictures, config, context) => {
  const drawn = onePerPicture(context, pictures.x, factors('RandomSaturation', config, -1));
  const factor = divide(drawn, add(subtract(1, drawn), EPSILON));
  const [hue, saturation, value] = toHues(pictures, 'RandomSaturation');
  return fromHues([hue, clip(multiply(saturation, factor), ...valueRange(config)), value], pictures.channels);
});

/** Hue and saturation from 0 to 1, and the value of the strongest colour. */
type Hues = readonly [hue: Tensor, saturation: Tensor, value: Tensor];

/** Hues of pictures in red, green and blue (`tf.image.rgb_to_hsv`). @throws ShapeError where they have no three channels. */
function toHues({ x, channels }: Pictures, className: string): Hues {
  const count = x.shape[channels] ?? 0;
  if (count !== 3) throw new ShapeError(l10n.t('{0} needs pictures with 3 channels; these have {1}.', className, count));
  const of = (channel: number): Tensor => slice(x, channels, channel, channel + 1);
  const [red, green, blue] = [of(0), of(1), of(2)];
  const value = maximum(maximum(red, green), blue);
  const span = subtract(value, minimum(minimum(red, green), blue));
  const isGrey = equal(span, 0);
  const sixth = divide(1 / 6, where(isGrey, 1, span));
  const from = (one: Tensor, other: Tensor, third: number): Tensor => add(multiply(sixth, subtract(one, other)), third / 3);
  const hue = where(equal(red, value), from(green, blue, 0), where(equal(green, value), from(blue, red, 1), from(red, green, 2)));
  const inCircle = where(less(hue, 0), add(hue, 1), hue);
  const saturation = where(greater(value, 0), divide(span, where(greater(value, 0), value, 1)), 0);
  return [where(isGrey, 0, inCircle), saturation, value];
}

/** Back to red, green and blue (`tf.image.hsv_to_rgb`). */
function fromHues([hue, saturation, value]: Hues, channels: number): Tensor {
  const turn = multiply(hue, 6);
  const distance = (to: number): Tensor => absolute(subtract(turn, to));
  const colour = (share: Tensor): Tensor => multiply(add(subtract(1, saturation), multiply(saturation, clip(share, 0, 1))), value);
  const share = (one: Operand, other: Operand): Tensor => colour(subtract(one, other));
  return concatenate([share(distance(3), 1), share(2, distance(2)), share(2, distance(4))], channels);
}
