import { multiply, reduceSum, tanh } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { firstUnknown } from '../window/index.js';
import { attend } from './attend.js';
import { attendedShape } from './attention.js';
import { attentionInputs, attentionTensors, featuresOf, sumsOfPairs } from './inputs.js';

const NAME = 'AdditiveAttention';

/** Attention by sums of queries and keys (Bahdanau et al., 2014; keras/src/layers/attention/additive_attention.py). */
export const additiveAttention: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'use_scale', default: true },
    { name: 'dropout', default: 0 },
  ],
  outputShape: (_config, inputs) => attendedShape(NAME, inputs),
  weights(config, inputs) {
    const missing = firstUnknown(config, ['use_scale']);
    if (missing !== undefined) return missing;
    if (!booleanArgument(config, 'use_scale')) return [];
    const features = featuresOf(NAME, attentionInputs(NAME, inputs).query);
    return isUnknown(features) ? features : [fixedWeight('scale', [features], 'glorot_uniform')];
  },
  forward(context, config, inputs) {
    const { query, value, key } = attentionTensors(NAME, inputs);
    const scale = booleanArgument(config, 'use_scale') ? context.weight('scale') : 1;
    const scores = reduceSum(multiply(tanh(sumsOfPairs(query, key)), scale), [-1]);
    return attend(NAME, context, config, scores, value);
  },
  outputMask: (context) => context.mask(0),
};
