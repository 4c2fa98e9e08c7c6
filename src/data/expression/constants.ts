import { elementCount } from '../../graph/index.js';
import { RandomStream } from '../../nn/index.js';
import type { LiteralArray, NoiseArray, RandomArray, SequenceArray } from '../../spec/index.js';
import type { Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { randomNumbersOf } from '../random/index.js';
import * as l10n from '@vscode/l10n';
import { memorySource, type ArraySource } from './source.js';
import { allocate } from './memory-of.js';

/** More elements than any array that a program makes up; it would not fit into memory. */
const maximumElements = 2 ** 28;

/** The shape of an array that is made up, all of it known. @throws DataError where it is not, or is too great. */
export function madeShape(shape: readonly (number | null)[]): readonly number[] {
  const known = shape.filter((size) => size !== null);
  if (known.length === shape.length && elementCount(known) <= maximumElements) return known;
  if (known.length < shape.length) throw new DataError(l10n.t('An array of this shape cannot be made: {0}.', JSON.stringify(shape)));
  throw new DataError(l10n.t('An array of shape {0} has more numbers than there is room for here. Make up fewer samples.', `(${known.join(', ')})`));
}

/** Numbers that are written in the program. @throws DataError where they do not fill the shape. */
export function literal({ values }: LiteralArray, shape: readonly number[], dtype: string): ArraySource {
  const count = elementCount(shape);
  const memory = allocate(dtype, count);
  const [only] = values;
  if (values.length === 1 && only !== undefined) return memorySource(memory.fill(only), shape, dtype);
  if (values.length !== count) throw new DataError(l10n.t('{0} numbers do not fill an array of {1}.', values.length, count));
  memory.set(values);
  return memorySource(memory, shape, dtype);
}

/** Evenly spaced numbers, rounded as numpy does. */
export function sequence({ start, step, last }: SequenceArray, shape: readonly number[], dtype: string): ArraySource {
  const memory = allocate(dtype, elementCount(shape));
  for (let index = 0; index < memory.length; index += 1) memory[index] = index * step + start;
  if (last !== undefined && memory.length > 1) memory[memory.length - 1] = last;
  return memorySource(memory, shape, dtype);
}

/** Random numbers as numpy draws them. */
export function random(expression: RandomArray, shape: readonly number[], dtype: string): ArraySource {
  const count = elementCount(shape);
  const { draw, offset, scale, source } = expression;
  const numbers = randomNumbersOf(source);
  const memory = allocate(dtype, count);
  switch (draw) {
    case 'permutation':
      return memorySource(numbers.permutation(count), shape, 'int32');
    case 'choice':
      return memorySource(numbers.choice(scale, count), shape, 'int32');
    case 'integers':
      for (let index = 0; index < count; index += 1) memory[index] = offset + numbers.integer(scale - 1);
      return memorySource(memory, shape, dtype);
    case 'uniform':
    case 'normal':
      for (let index = 0; index < count; index += 1) memory[index] = offset + scale * numbers[draw]();
      return memorySource(memory, shape, dtype);
  }
}

/** Noise in the place of data: normal numbers, classes, or rows of zeros with a one. */
export function noise({ distribution, classes, name }: NoiseArray, shape: readonly number[], dtype: string): ArraySource {
  const stream = new RandomStream(0, `noise/${name}`);
  const values: Numbers = allocate(dtype, elementCount(shape));
  const anyClass = (): number => Math.floor(stream.uniform() * classes);
  if (distribution === 'oneHot') {
    for (let row = 0; row < values.length; row += classes) values[row + anyClass()] = 1;
  } else {
    for (let index = 0; index < values.length; index += 1) values[index] = distribution === 'normal' ? stream.normal() : anyClass();
  }
  return memorySource(values, shape, dtype);
}
