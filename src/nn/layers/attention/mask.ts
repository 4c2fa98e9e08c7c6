import * as l10n from '@vscode/l10n';
import { and, cast, constant, greater, reshape, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config } from '../../../spec/index.js';
import { argument, ArgumentError, numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { ShapeError } from '../../definition.js';

/** Which of the `keys` each of the `queries` may see: those up to its own place, (1, queries, keys). */
export function causalMask(queries: number, keys: number): Tensor {
  return pattern(queries, keys, (query, key) => query >= key);
}

/** Whether a call says `use_causal_mask=True`. */
export function isCausal(context: ForwardContext): boolean {
  const given = context.callValue('use_causal_mask') ?? null;
  if (isUnknown(given)) {
    throw new ArgumentError('use_causal_mask', l10n.t('The value of "{0}" is not known: {1}', 'use_causal_mask', given.reason));
  }
  return Boolean(given);
}

/**
 * All that a multi-head attention must not look at (keras/src/layers/attention/multi_head_attention.py,
 * `_compute_attention_mask`): bool, (batch, 1, queries, keys) or with axes of length 1; null where it may look at all.
 * @param inputs Query, value and, if it is given, key, before they are projected.
 */
export function attentionMask(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor | null {
  const [query, value] = inputs;
  const [queries = 1, keys = 1] = [query?.shape[1], value?.shape[1]];
  const [queryMask, valueMask, keyMask] = [0, 1, 2].map((input) => context.mask(input));
  const along = (mask: Tensor | null | undefined, shape: (length: number) => readonly number[]): Tensor[] =>
    mask === null || mask === undefined ? [] : [reshape(mask, shape(mask.shape[1] ?? 1))];
  const batch = query?.shape[0] ?? 1;
  const masks = [
    ...along(queryMask, (length) => [batch, length, 1]),
    ...along(valueMask, (length) => [batch, 1, length]),
    ...along(keyMask, (length) => [batch, 1, length]),
    ...(isCausal(context) ? [causalMask(queries, keys)] : []),
    ...slidingWindow(config, queries, keys),
    ...context.callTensors('attention_mask').map((mask) => cast(mask, 'bool')),
  ];
  const [first, ...others] = masks.map(withHeads);
  return first === undefined ? null : others.reduce((all, mask) => and(all, mask), first);
}

/** keras/src/layers/attention/grouped_query_attention.py, `_compute_sliding_window_mask`. */
function slidingWindow(config: Config, queries: number, keys: number): Tensor[] {
  if (argument(config, 'sliding_window') === null) return [];
  const width = numberArgument(config, 'sliding_window');
  return [pattern(queries, keys, (query, key) => Math.abs(query - key) < width)];
}

function pattern(queries: number, keys: number, isSeen: (query: number, key: number) => boolean): Tensor {
  const values = Array.from({ length: queries * keys }, (_, index) => Number(isSeen(Math.floor(index / keys), index % keys)));
  return greater(constant(values, [1, queries, keys]), 0);
}

/** A mask for all heads alike, or, with four axes, for each its own. */
function withHeads(mask: Tensor): Tensor {
  const [batch = 1, queries = 1, keys = 1] = mask.shape;
  if (mask.shape.length === 4) return mask;
  if (mask.shape.length === 3) return reshape(mask, [batch, 1, queries, keys]);
  throw new ShapeError(l10n.t('The "attention_mask" of an attention needs three or four axes; it has {0}.', mask.shape.length));
}
