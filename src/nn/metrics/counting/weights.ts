import * as l10n from '@vscode/l10n';
import { expand, multiply, reshape, sameShape, type Tensor } from '../../../graph/index.js';
import { TargetError, type Comparison } from '../../losses/index.js';
import { formatShape } from '../../shape.js';

/**
 * How much each number of a tensor counts whose first axes are those of the comparison's weights; null where all count the same.
 * @throws TargetError where its first axes are others.
 */
export function weightsFor({ weights }: Comparison, shape: readonly number[]): Tensor | null {
  if (weights === undefined) return null;
  if (!sameShape(weights.shape, shape.slice(0, weights.shape.length))) {
    throw new TargetError(
      l10n.t(
        'The weights of the samples, of shape {0}, do not go with outputs of the shape {1}. Give one weight for each.',
        formatShape(weights.shape),
        formatShape(shape),
      ),
    );
  }
  const rest = shape.slice(weights.shape.length).map(() => 1);
  return expand(reshape(weights, [...weights.shape, ...rest]), shape);
}

/** The products of weights and what they weigh. */
export function weighted(x: Tensor, weights: Tensor | null): Tensor {
  return weights === null ? x : multiply(x, weights);
}
