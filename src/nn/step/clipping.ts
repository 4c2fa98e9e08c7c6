import * as l10n from '@vscode/l10n';
import {
  add,
  beforeScattering,
  clip,
  divide,
  maximum,
  minimum,
  multiply,
  squareRoot,
  subtract,
  sumOfSquaresBeforeScattering,
  type Tensor,
} from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';

/**
 * The gradients of all weights, clipped as the optimizer's arguments say (keras/src/optimizers/base_optimizer.py,
 * `_clip_gradients`). Those of embeddings are clipped, and their norms taken, before what stands several times is added up, as
 * on TensorFlow.
 * @throws ArgumentError where more than one way of clipping is asked for.
 */
export function clipped(gradients: readonly Tensor[], config: Config): readonly Tensor[] {
  const [byNorm, byValue, byGlobalNorm] = limits(config);
  if (byNorm !== null) return gradients.map((gradient) => clippedByNorm(gradient, byNorm));
  if (byGlobalNorm !== null) return clippedByGlobalNorm(gradients, byGlobalNorm);
  if (byValue !== null) return gradients.map((gradient) => beforeScattering(gradient, (rows) => clip(rows, -byValue, byValue)));
  return gradients;
}

function limits(config: Config): readonly [number | null, number | null, number | null] {
  const names = ['clipnorm', 'clipvalue', 'global_clipnorm'] as const;
  if (names.filter((name) => optionalNumberArgument(config, name) !== null).length > 1) {
    throw new ArgumentError(
      'clipnorm',
      l10n.t('Only one of "clipnorm", "clipvalue" and "global_clipnorm" can be given.'),
    );
  }
  const limit = (name: string): number | null => {
    const value = optionalNumberArgument(config, name);
    return value !== null && value > 0 ? value : null;
  };
  return [limit('clipnorm'), limit('clipvalue'), limit('global_clipnorm')];
}

function clippedByNorm(gradient: Tensor, limit: number): Tensor {
  const norm = squareRoot(sumOfSquaresBeforeScattering(gradient));
  return beforeScattering(gradient, (rows) => divide(multiply(rows, limit), maximum(norm, limit)));
}

/** Pascanu et al. (2013). One gradient that is not finite makes all of them NaN, as in Keras. */
function clippedByGlobalNorm(gradients: readonly Tensor[], limit: number): readonly Tensor[] {
  if (gradients.length === 0) return gradients;
  const norm = squareRoot(gradients.map(sumOfSquaresBeforeScattering).reduce((sum, square) => add(sum, square)));
  const scale = add(multiply(minimum(divide(1, norm), 1 / limit), limit), subtract(norm, norm));
  return gradients.map((gradient) => multiply(gradient, scale));
}
