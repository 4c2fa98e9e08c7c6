import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type ConfigValue, type Maybe, type Shape } from '../../../spec/index.js';
import { truthOf, type Call } from '../../python/index.js';
import type { Inference, Operation } from './operation.js';
import type { Tensor } from './tensor.js';

/** By class, the shape of the scores (`compute_output_spec` in keras/src/layers/attention) */
const scores: Readonly<Partial<Record<string, (config: Config, query: Shape, key: Shape) => Maybe<Shape>>>> = {
  Attention: plainScores,
  AdditiveAttention: plainScores,
  // Keras takes as many keys as queries here, whatever the keys are.
  MultiHeadAttention: ({ num_heads: heads }, query) => scoresOfHeads(heads, query, query),
  GroupedQueryAttention: ({ num_query_heads: heads }, query, key) => scoresOfHeads(heads, query, key),
};

/**
 * What a layer gives with `return_attention_scores=True`: its output, and how much each query attends to each key.
 * @param inputs The tensors that decide its shapes: query, value and, where it is given, key.
 */
export function withScores(operation: Operation, inputs: readonly Tensor[], call: Call, inference: Inference): Inference {
  const rule = Object.hasOwn(scores, operation.className) ? scores[operation.className] : undefined;
  const asked = call.keywords.get('return_attention_scores')?.value;
  if (rule === undefined || asked === undefined) return inference;
  const truth = truthOf(asked);
  if (truth === false) return inference;
  if (isUnknown(truth)) return { ...inference, outputShape: unknown(l10n.t('Whether the layer gives its scores, too, is known only when the file runs.'), call.range) };
  const [query, value, key = value] = inputs.map(({ shape }) => shape);
  if (query === undefined || key === undefined) return inference;
  const shape = isUnknown(query) ? query : isUnknown(key) ? key : rule(operation.config, query, key);
  return { ...inference, outputShapes: [inference.outputShape, shape] };
}

function plainScores(_config: Config, query: Shape, key: Shape): Shape {
  return [...query.slice(0, -1), key.at(-2) ?? null];
}

function scoresOfHeads(heads: ConfigValue = null, query: Shape, key: Shape): Maybe<Shape> {
  return isUnknown(heads) ? heads : [query[0] ?? null, typeof heads === 'number' ? heads : null, query[1] ?? null, key[1] ?? null];
}
