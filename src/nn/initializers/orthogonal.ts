import * as l10n from '@vscode/l10n';
import { ArgumentError, numberArgument } from '../argument.js';
import type { RandomStream } from '../random/index.js';
import type { InitializerDefinition } from './definition.js';

/**
 * A random matrix whose rows or columns, whichever are fewer, are orthogonal and of length `gain`, so that it changes no
 * lengths and no angles (Saxe et al., 2014; keras/src/initializers/random_initializers.py). All axes but the last count
 * as rows.
 */
export const orthogonal: InitializerDefinition = {
  className: 'Orthogonal',
  aliases: ['orthogonal', 'OrthogonalInitializer'],
  parameters: [
    { name: 'gain', default: 1 },
    { name: 'seed', default: null },
  ],
  scheme: 'orthogonal',
  standardDeviation(config, shape) {
    const [rows, columns] = matrixSize(shape);
    return Math.abs(numberArgument(config, 'gain')) / Math.sqrt(Math.max(rows, columns));
  },
  sample(config, shape, random) {
    const gain = numberArgument(config, 'gain');
    const [rows, columns] = matrixSize(shape);
    const vectors = orthonormalVectors(Math.min(rows, columns), Math.max(rows, columns), random);
    const values = new Float32Array(rows * columns);
    vectors.forEach((vector, index) => {
      vector.forEach((value, at) => {
        values[columns <= rows ? at * columns + index : index * columns + at] = gain * value;
      });
    });
    return values;
  },
};

function matrixSize(shape: readonly number[]): readonly [rows: number, columns: number] {
  if (shape.length < 2) {
    throw new ArgumentError('shape', l10n.t('Orthogonal makes weights of two or more axes only.'));
  }
  return [shape.slice(0, -1).reduce((product, length) => product * length, 1), shape.at(-1) ?? 1];
}

/** Random vectors by Gram and Schmidt: the Q of a QR decomposition whose R has a positive diagonal. */
function orthonormalVectors(count: number, length: number, random: RandomStream): readonly Float64Array[] {
  const vectors: Float64Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const vector = Float64Array.from({ length }, () => random.normal());
    // Twice is enough: what rounding leaves of the others the first time, the second takes away (Giraud et al., 2005).
    for (let round = 0; round < 2; round += 1) {
      for (const other of vectors) subtractProjection(vector, other);
    }
    const norm = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((value) => value / norm));
  }
  return vectors;
}

function subtractProjection(vector: Float64Array, direction: Float64Array): void {
  const factor = dot(vector, direction);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) - factor * (direction[at] ?? 0);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
