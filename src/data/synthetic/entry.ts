import type { NumberArray } from '../array.js';
import type { RandomState } from '../random/index.js';
import type { GeneratorSettings } from './settings.js';

/** Samples and what belongs to them. */
export interface MadeData {
  readonly x: NumberArray;
  readonly y: NumberArray;
}

/** Data that is made up, known by name. */
export interface SyntheticEntry {
  /** As scikit-learn calls it, `make_moons`, or a name of our own: `spirals`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  generate(settings: GeneratorSettings): MadeData;
}

/** Rows of samples, float64. */
export function features(values: Float64Array, columns: number): NumberArray {
  return { values, shape: [values.length / columns, columns], dtype: 'float64' };
}

/** A number for each sample: a class, or the target of a regression. */
export function targets(values: Float64Array, dtype: 'int64' | 'float64'): NumberArray {
  return { values, shape: [values.length], dtype };
}

/** Evenly spaced numbers, as `numpy.linspace` computes them. */
export function spaced(start: number, stop: number, count: number, hasEnd = true): Float64Array {
  const step = (stop - start) / (hasEnd ? count - 1 : count);
  const numbers = Float64Array.from({ length: count }, (_, index) => index * step + start);
  if (hasEnd && count > 1) numbers[count - 1] = stop;
  return numbers;
}

/** Rows in another order. */
export function rowsInOrder(array: NumberArray, order: Int32Array): NumberArray {
  const columns = array.values.length / (array.shape[0] ?? 1);
  const values = new Float64Array(array.values.length);
  order.forEach((row, place) => values.set(array.values.subarray(row * columns, (row + 1) * columns), place * columns));
  return { ...array, values };
}

/** Columns in another order. */
export function columnsInOrder(array: NumberArray, order: Int32Array): NumberArray {
  const { values } = array;
  const count = order.length;
  const moved = Float64Array.from({ length: values.length }, (_, index) => values[index - (index % count) + (order[index % count] ?? 0)] ?? NaN);
  return { ...array, values: moved };
}

/** Samples and targets in another order, `sklearn.utils.shuffle`. */
export function shuffled({ x, y }: MadeData, random: RandomState): MadeData {
  const order = random.permutation(x.shape[0] ?? 0);
  return { x: rowsInOrder(x, order), y: rowsInOrder(y, order) };
}

/** Adds normal noise to every number, in place. */
export function addNoise(array: NumberArray, deviation: number, random: RandomState): void {
  const { values } = array;
  for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? NaN) + deviation * random.normal();
}
