import { greaterOrEqual, multiply, where, type Tensor } from '../../../graph/index.js';
import type { ForwardContext } from '../../definition.js';

/**
 * While training, `x` with a share `rate` of it set to 0 and the rest scaled by 1 / (1 - rate).
 * @param mask The shape of what is drawn: 1 along axes along which all are dropped or kept together.
 */
export function dropped(context: ForwardContext, x: Tensor, rate: number, mask: readonly number[]): Tensor {
  if (!context.training || rate === 0) return x;
  const keep = greaterOrEqual(context.randomUniform(mask), rate);
  return rate === 1 ? multiply(x, 0) : where(keep, multiply(x, 1 / (1 - rate)), 0);
}
