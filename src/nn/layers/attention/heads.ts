import * as l10n from '@vscode/l10n';
import { add, multiply, sigmoid, softmax, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, ArgumentError, booleanArgument } from '../../argument.js';
import { ShapeError, type ForwardContext } from '../../definition.js';
import { contract } from '../einsum/contract.js';
import { dropped, shareArgument } from '../noise/index.js';
import { attentionMask } from './mask.js';

/** What a score becomes that must not count: far below every other, and finite so that a row of them has a softmax. */
const HIDDEN = -1e9;

/** Query, key and value of each head: (batch, length, heads, features). */
export interface Heads {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
}

/**
 * A multi-head attention: projects its inputs, attends and projects back (Vaswani et al., 2017).
 * @param arrange Makes as many keys and values as there are queries, where heads share them.
 * @returns the outputs, and with `return_attention_scores` the weight of each key for each query behind them.
 */
export function attendWithHeads(
  className: string,
  context: ForwardContext,
  config: Config,
  inputs: readonly Tensor[],
  arrange: (heads: Heads) => Heads = (heads) => heads,
): readonly Tensor[] {
  const [query, value, key = value] = inputs;
  if (query === undefined || value === undefined || key === undefined) throw new Error(`${className} has no query and value.`);
  requireTrainable(className, config, [query, value, key]);
  const projected = (name: string, x: Tensor): Tensor => biased(context, config, name, contract('abm,mhd->abhd', x, context.weight(`${name}/kernel`)));
  const heads = arrange({ query: projected('query', query), key: projected('key', key), value: projected('value', value) });
  const length = heads.query.shape.at(-1) ?? 1;
  const scores = contract('akhd,aqhd->ahqk', heads.key, multiply(heads.query, 1 / Math.sqrt(length)));
  const mask = attentionMask(context, config, inputs);
  const weights = softmax(mask === null ? scores : where(mask, scores, HIDDEN));
  const kept = dropped(context, weights, shareArgument(className, config, 'dropout'), weights.shape);
  const attended = contract('ahqk,akhd->aqhd', kept, heads.value);
  const passed = booleanArgument(config, 'use_gate') ? multiply(attended, sigmoid(projected('gate', query))) : attended;
  const kernel = context.weight('attention_output/kernel');
  const features = Array.from({ length: kernel.shape.length - 2 }, (_, index) => 'mno'.charAt(index)).join('');
  const output = biased(context, config, 'attention_output', contract(`aqhd,hd${features}->aq${features}`, passed, kernel));
  return context.callValue('return_attention_scores') === true ? [output, weights] : [output];
}

function biased(context: ForwardContext, config: Config, name: string, x: Tensor): Tensor {
  return booleanArgument(config, 'use_bias') ? add(x, context.weight(`${name}/bias`)) : x;
}

function requireTrainable(className: string, config: Config, inputs: readonly Tensor[]): void {
  if (argument(config, 'activity_regularizer') !== null) {
    throw new ArgumentError('activity_regularizer', l10n.t('{0} is trained without "activity_regularizer" only.', className));
  }
  if (inputs.some(({ shape }) => shape.length !== 3)) {
    throw new ShapeError(l10n.t('{0} is trained on sequences, (batch, length, features), only.', className));
  }
}
