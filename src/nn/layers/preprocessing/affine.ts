import * as l10n from '@vscode/l10n';
import {
  absolute,
  add,
  and,
  cast,
  clip,
  constant,
  divide,
  gather,
  greater,
  greaterOrEqual,
  integerConstant,
  less,
  lessOrEqual,
  multiply,
  reshape,
  sign,
  subtract,
  where,
  type Tensor,
} from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, numberArgument, stringArgument } from '../../argument.js';
import { truncated } from './drawn.js';

/**
 * Where each picture is read for the place (x, y) of the result: at (a0 · x + a1 · y + a2, b0 · x + b1 · y + b2). Each is
 * (batch, 1), or a number that is the same for all pictures.
 */
export interface AffineMap {
  readonly x: readonly [Tensor | number, Tensor | number, Tensor | number];
  readonly y: readonly [Tensor | number, Tensor | number, Tensor | number];
}

/** Where the places of a result are read: two numbers for each, (batch, places). */
interface Places {
  readonly x: Tensor;
  readonly y: Tensor;
}

/**
 * Pictures turned, stretched or moved, by the layer's arguments `interpolation`, `fill_mode` and `fill_value`
 * (keras/src/backend/tensorflow/image.py, `affine_transform`; tensorflow/core/kernels/image/image_ops.h).
 * @param pictures (batch, height, width, channels).
 * @throws ArgumentError where Keras does not have the mode or the interpolation.
 */
export function transformed(className: string, config: Config, pictures: Tensor, map: AffineMap): Tensor {
  const [batch = 1, height = 1, width = 1, channels = 1] = pictures.shape;
  const places = Array.from({ length: height * width }, (_, place) => place);
  const [column, row] = [
    constant(
      places.map((place) => place % width),
      [1, places.length],
    ),
    constant(
      places.map((place) => Math.floor(place / width)),
      [1, places.length],
    ),
  ];
  const along = ([a, b, c]: AffineMap['x']): Tensor => add(add(multiply(column, a), multiply(row, b)), c);
  const inside = insideOf(className, config);
  const at: Places = { x: inside(along(map.x), width), y: inside(along(map.y), height) };
  const read = reader(pictures, config['fill_mode'] === 'constant' ? numberArgument(config, 'fill_value') : null);
  return reshape(interpolated(className, config, at, read), [batch, height, width, channels]);
}

/** Brings a coordinate along an axis of a length into the picture, but for pictures that stand in a constant colour. */
function insideOf(className: string, config: Config): (at: Tensor, length: number) => Tensor {
  const mode = stringArgument(config, 'fill_mode');
  const known = new Map([['reflect', reflected], ['wrap', wrapped], ['nearest', nearest], ['constant', surrounded]]);
  const inside = known.get(mode);
  if (inside !== undefined) return inside;
  const names = [...known.keys()].map((name) => `"${name}"`).join(', ');
  throw new ArgumentError('fill_mode', l10n.t('The "fill_mode" of {0} must be one of {1}.', className, names));
}

/** d c b a | a b c d | d c b a. */
function reflected(at: Tensor, length: number): Tensor {
  const period = 2 * length;
  const rest = subtract(absolute(at), multiply(truncated(divide(absolute(at), period)), period));
  const below = where(greater(rest, length), subtract(period, rest), subtract(rest, 1));
  const above = where(greaterOrEqual(rest, length), subtract(period - 1, rest), rest);
  return clip(where(less(at, 0), below, above), 0, length - 1);
}

/** a b c d | a b c d | a b c d. */
function wrapped(at: Tensor, length: number): Tensor {
  if (length === 1) return multiply(at, 0);
  const times = truncated(divide(absolute(at), length - 1));
  const below = add(at, multiply(add(times, 1), length));
  const above = subtract(at, multiply(times, length));
  return clip(where(less(at, 0), below, where(greater(at, length - 1), above, at)), 0, length - 1);
}

/** a a a a | a b c d | d d d d. */
function nearest(at: Tensor, length: number): Tensor {
  return clip(at, 0, length - 1);
}

/** k k k k | a b c d | k k k k: what is further out than the nearest of these is as they are. */
function surrounded(at: Tensor, length: number): Tensor {
  return clip(at, -2, length + 1);
}

/** Reads pictures at whole places: (batch, places, channels). */
type Reader = (at: Places) => Tensor;

/** @param fillValue What stands around the pictures; null where nothing is read there that counts. */
function reader(pictures: Tensor, fillValue: number | null): Reader {
  const [batch = 1, height = 1, width = 1, channels = 1] = pictures.shape;
  const flat = reshape(pictures, [batch * height * width, channels]);
  const first = integerConstant(Array.from({ length: batch }, (_, index) => index * height * width), [batch, 1], 'int64');
  const isWithin = (at: Tensor, length: number): Tensor => and(greaterOrEqual(at, 0), lessOrEqual(at, length - 1));
  return ({ x, y }) => {
    // Inside of one picture, float32 counts without rounding, and several times as fast as whole numbers are.
    const inPicture = add(multiply(clip(y, 0, height - 1), width), clip(x, 0, width - 1));
    const index = add(cast(inPicture, 'int64'), first);
    const values = gather(flat, index, 0);
    if (fillValue === null) return values;
    return where(reshape(and(isWithin(x, width), isWithin(y, height)), [...index.shape, 1]), values, fillValue);
  };
}

function interpolated(className: string, config: Config, { x, y }: Places, read: Reader): Tensor {
  const interpolation = stringArgument(config, 'interpolation');
  if (interpolation === 'nearest') return read({ x: rounded(x), y: rounded(y) });
  if (interpolation !== 'bilinear') {
    throw new ArgumentError('interpolation', l10n.t('The "interpolation" of {0} must be "bilinear" or "nearest".', className));
  }
  const [left, above] = [floored(x), floored(y)];
  const [right, below] = [add(left, 1), add(above, 1)];
  const share = (amount: Tensor): Tensor => reshape(amount, [...amount.shape, 1]);
  const [ofRight, ofBelow] = [share(subtract(x, left)), share(subtract(y, above))];
  const line = (row: Tensor): Tensor => add(multiply(read({ x: left, y: row }), subtract(1, ofRight)), multiply(read({ x: right, y: row }), ofRight));
  return add(multiply(line(above), subtract(1, ofBelow)), multiply(line(below), ofBelow));
}

/** The next whole number down, from -2 up. */
function floored(x: Tensor): Tensor {
  return subtract(truncated(add(x, 2)), 2);
}

/** The nearest whole number, of two the one further from 0. */
function rounded(x: Tensor): Tensor {
  return multiply(sign(x), truncated(add(absolute(x), 0.5)));
}
