import { and, matrixMultiply, not, reshape, softmax, subtract, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import type { ForwardContext } from '../../definition.js';
import { dropped, shareArgument } from '../noise/index.js';
import { causalMask, isCausal } from './mask.js';

/** By how much a score is lowered that must not count. */
const HIDING = 1e9;

/**
 * Weighs values by their scores (keras/src/layers/attention/attention.py, `_apply_scores`).
 * @param scores (batch, queries, keys)
 * @param value (batch, keys, features)
 * @returns the outputs, and with `return_attention_scores` the weights behind them.
 */
export function attend(
  className: string,
  context: ForwardContext,
  config: Config,
  scores: Tensor,
  value: Tensor,
): readonly Tensor[] {
  const [batch = 1, queries = 1, keys = 1] = scores.shape;
  const valueMask = context.mask(1);
  const seen = [
    ...(valueMask === null ? [] : [reshape(valueMask, [batch, 1, keys])]),
    ...(isCausal(context) ? [causalMask(queries, keys)] : []),
  ];
  const [first, ...others] = seen;
  const hidden = first === undefined ? null : not(others.reduce((all, mask) => and(all, mask), first));
  const weights = softmax(hidden === null ? scores : where(hidden, subtract(scores, HIDING), scores));
  const kept = dropped(context, weights, shareArgument(className, config, 'dropout'), weights.shape);
  const attended = matrixMultiply(kept, value);
  const queryMask = context.mask(0);
  const output = queryMask === null ? attended : where(reshape(queryMask, [batch, queries, 1]), attended, 0);
  return context.callValue('return_attention_scores') === true ? [output, weights] : [output];
}
