import * as l10n from '@vscode/l10n';
import { matrixMultiply, multiply, reduceSum, tanh } from '../../../graph/index.js';
import { isUnknown, type Config, type Shape } from '../../../spec/index.js';
import { argument, ArgumentError, booleanArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { firstUnknown } from '../window/index.js';
import { attend } from './attend.js';
import { attentionInputs, attentionTensors, sumsOfPairs } from './inputs.js';

const NAME = 'Attention';

/** Attention by products of queries and keys (Luong et al., 2015; keras/src/layers/attention/attention.py). */
export const attention: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'use_scale', default: false },
    { name: 'score_mode', default: 'dot' },
    { name: 'dropout', default: 0 },
    { name: 'seed', default: null },
  ],
  outputShape(config, inputs) {
    requireScoreMode(config);
    return attendedShape(NAME, inputs);
  },
  weights(config) {
    const missing = firstUnknown(config, ['use_scale', 'score_mode']);
    if (missing !== undefined) return missing;
    return [
      ...(booleanArgument(config, 'use_scale') ? [fixedWeight('scale', [], 'ones')] : []),
      ...(argument(config, 'score_mode') === 'concat' ? [fixedWeight('concat_score_weight', [], 'ones')] : []),
    ];
  },
  forward(context, config, inputs) {
    const { query, value, key } = attentionTensors(NAME, inputs);
    const scale = booleanArgument(config, 'use_scale') ? context.weight('scale') : 1;
    const scores =
      argument(config, 'score_mode') === 'concat'
        ? multiply(reduceSum(tanh(multiply(sumsOfPairs(query, key), scale)), [-1]), context.weight('concat_score_weight'))
        : multiply(matrixMultiply(query, key, { transposeB: true }), scale);
    return attend(NAME, context, config, scores, value);
  },
  outputMask: (context) => context.mask(0),
};

/** A value for each query. */
export function attendedShape(className: string, inputs: readonly Shape[]): Shape {
  const { query, value } = attentionInputs(className, inputs);
  return [...query.slice(0, -1), value.at(-1) ?? null];
}

function requireScoreMode(config: Config): void {
  const mode = argument(config, 'score_mode');
  if (isUnknown(mode) || mode === 'dot' || mode === 'concat') return;
  throw new ArgumentError('score_mode', l10n.t('The "score_mode" of Attention must be "dot" or "concat".'));
}
