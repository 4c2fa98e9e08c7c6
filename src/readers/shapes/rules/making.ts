import { isUnknown, type Shape } from '../../../spec/index.js';
import { numberOf } from '../../python/index.js';
import type { ShapeRule, ShapesRule } from './rule.js';

/** An array of a shape that is spelled out. @param position Where the shape is. */
export const ofShape = (position: number, ...names: readonly string[]): ShapeRule => (given) => {
  const value = given.value(position, ...names);
  return value !== undefined && isUnknown(value) ? value : given.dimensions(position, ...names);
};

/** An array of a shape that is spelled out, a single number where none is. */
export const ofSize = (position: number, ...names: readonly string[]): ShapeRule => (given) => {
  const value = given.value(position, ...names);
  return value === undefined || value.kind === 'none' ? [] : ofShape(position, ...names)(given);
};

/** `arange(stop)`, `arange(start, stop, step)`. */
export const evenlySpaced: ShapeRule = (given) => {
  const written = [given.value(0, 'start'), given.value(1, 'stop', 'limit'), given.value(2, 'step', 'delta')].filter((value) => value !== undefined && value.kind !== 'none');
  const numbers = written.flatMap((value) => numberOf(value) ?? []);
  if (numbers.length === 0 || numbers.length < written.length) return [null];
  const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  return step === 0 ? undefined : [Math.max(0, Math.ceil((stop - start) / step))];
};

/** `linspace(start, stop, num)` and the like, with 50 numbers where that is not said. */
export const evenlyDivided: ShapeRule = (given) => {
  const [start, stop] = [given.shape(0, 'start'), given.shape(1, 'stop')];
  const count = given.integerOr(50, 2, 'num');
  const rest: Shape = start === undefined || isUnknown(start) ? (stop === undefined || isUnknown(stop) ? [] : stop) : start;
  return [count ?? null, ...rest];
};

/** `eye(rows, columns)`. */
export const identity: ShapeRule = (given) => {
  const rows = given.integer(0, 'N', 'n', 'num_rows') ?? null;
  const value = given.value(1, 'M', 'm', 'num_columns');
  return [rows, value === undefined || value.kind === 'none' ? rows : (numberOf(value) ?? null)];
};

/** An array whose dimensions are the arguments, as of `np.random.rand(100, 8)`. */
export const dimensionsAsArguments: ShapeRule = ({ call }) => (call.open === null ? call.positional.map(({ value }) => numberOf(value) ?? null) : undefined);

/** Rows as long as an argument is, as many as `size` says: `np.random.multivariate_normal(mean, cov, size)`. */
export const withRow = (row: number, size: number, name: string): ShapeRule => (given) => {
  const [of, count] = [given.shape(row, name), ofSize(size, 'size')(given)];
  if (of === undefined || isUnknown(of)) return of;
  return count === undefined || isUnknown(count) ? count : [...count, ...of];
};

/** `np.random.permutation(10)`, and of an array its rows in another order. */
export const rowsInOrder: ShapeRule = (given) => {
  const count = given.integer(0, 'x');
  return count === undefined ? given.shape(0, 'x') : [count];
};

/** An image out of an encoded one: `tf.io.decode_jpeg(contents, channels)`. */
export const decodedImage: ShapeRule = (given) => {
  const channels = given.integerOr(0, 1, 'channels');
  return [null, null, channels === undefined || channels === 0 ? null : channels];
};

/** `tf.audio.decode_wav(contents, desired_channels, desired_samples)`: the samples, and how many there are in a second. */
export const decodedSound: ShapesRule = (given) => {
  const [channels, samples] = [given.integerOr(-1, 1, 'desired_channels'), given.integerOr(-1, 2, 'desired_samples')];
  const known = (length: number | undefined): number | null => (length === undefined || length < 0 ? null : length);
  return [[known(samples), known(channels)], []];
};
