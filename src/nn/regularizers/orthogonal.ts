import * as l10n from '@vscode/l10n';
import { absolute, constant, matrixMultiply, multiply, reduceSum, type Tensor } from '../../graph/index.js';
import { ArgumentError, stringArgument } from '../argument.js';
import { unitLength } from '../unit-length.js';
import type { RegularizerDefinition } from './definition.js';
import { factorArgument } from './factor.js';

/**
 * `factor` times the mean size of the cosines between the rows of a matrix, or between its columns
 * (keras/src/regularizers/regularizers.py, `OrthogonalRegularizer`).
 */
export const orthogonalRegularizer: RegularizerDefinition = {
  className: 'OrthogonalRegularizer',
  aliases: ['orthogonal_regularizer'],
  parameters: [
    { name: 'factor', default: 0.01 },
    { name: 'mode', default: 'rows' },
  ],
  penalty(values, config) {
    const factor = factorArgument(config, 'factor', 0.01);
    const cosines = cosinesBetween(values, stringArgument(config, 'mode'));
    const [size = 1] = cosines.shape;
    const pairs = (size * (size - 1)) / 2;
    const others = Array.from({ length: size ** 2 }, (_, index) => (index % (size + 1) === 0 ? 0 : 1));
    const sum = reduceSum(absolute(multiply(cosines, constant(others, [size, size]))));
    return multiply(sum, (0.5 * factor) / pairs);
  },
};

function cosinesBetween(matrix: Tensor, mode: string): Tensor {
  if (matrix.shape.length !== 2) {
    const message = l10n.t('OrthogonalRegularizer takes weights of two axes; this one has {0}.', matrix.shape.length);
    throw new ArgumentError('factor', message);
  }
  if (mode === 'rows') {
    const rows = unitLength(matrix, [1]);
    return matrixMultiply(rows, rows, { transposeB: true });
  }
  if (mode === 'columns') {
    const columns = unitLength(matrix, [0]);
    return matrixMultiply(columns, columns, { transposeA: true });
  }
  throw new ArgumentError('mode', l10n.t('"mode" must be "rows" or "columns"; it is "{0}".', mode));
}
