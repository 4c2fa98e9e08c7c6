import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { argument, ArgumentError, booleanArgument, dimensionsArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf, optionalCountOf } from '../count.js';
import { firstUnknown } from '../window/index.js';
import { attendWithHeads } from './heads.js';
import { attentionInputs, featuresOf, requireKeyForEachValue } from './inputs.js';
import { kernelParameters } from './parameters.js';
import { projection } from './projection.js';

const NAME = 'MultiHeadAttention';

/**
 * Several attentions side by side, each on projections of its own (Vaswani et al., 2017;
 * keras/src/layers/attention/multi_head_attention.py).
 */
export const multiHeadAttention: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'num_heads' },
    { name: 'key_dim' },
    { name: 'value_dim', default: null },
    { name: 'dropout', default: 0 },
    { name: 'use_bias', default: true },
    { name: 'output_shape', default: null },
    { name: 'attention_axes', default: null },
    { name: 'sliding_window', default: null },
    { name: 'flash_attention', default: null },
    ...kernelParameters,
  ],
  callArguments: ['query', 'value', 'key'],
  outputShape(config, inputs) {
    const shapes = attentionInputs(NAME, inputs);
    requireKeyForEachValue(NAME, shapes);
    const missing = firstUnknown(config, ['output_shape']);
    return missing ?? [...shapes.query.slice(0, -1), ...outputFeatures(config, shapes.query)];
  },
  weights,
  forward(context, config, inputs) {
    const axes = argument(config, 'attention_axes');
    if (axes !== null && JSON.stringify(axes) !== '[1]' && axes !== 1) {
      throw new ArgumentError('attention_axes', l10n.t('{0} is trained along axis 1 only.', NAME));
    }
    return attendWithHeads(NAME, context, config, inputs);
  },
};

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const missing = firstUnknown(config, ['use_bias', 'use_gate', 'output_shape']);
  if (missing !== undefined) return missing;
  const shapes = attentionInputs(NAME, inputs);
  const query = featuresOf(NAME, shapes.query);
  const key = featuresOf(NAME, shapes.key);
  const value = featuresOf(NAME, shapes.value);
  const heads = countOf(NAME, config, 'num_heads');
  const keyLength = countOf(NAME, config, 'key_dim');
  const valueLength = optionalCountOf(NAME, config, 'value_dim') ?? keyLength;
  if (isUnknown(query)) return query;
  if (isUnknown(key)) return key;
  if (isUnknown(value)) return value;
  if (isUnknown(heads)) return heads;
  if (isUnknown(keyLength)) return keyLength;
  if (isUnknown(valueLength)) return valueLength;
  const output = outputFeatures(config, shapes.query).filter((length) => length !== null);
  const gate = booleanArgument(config, 'use_gate') ? projection('gate', [query], [heads, valueLength], config) : [];
  return [
    ...projection('query', [query], [heads, keyLength], config),
    ...projection('key', [key], [heads, keyLength], config),
    ...gate,
    ...projection('value', [value], [heads, valueLength], config),
    ...projection('attention_output', [heads, valueLength], output, config),
  ];
}

/** What comes out for each query: the argument `output_shape`, or as much as the query has. */
function outputFeatures(config: Config, query: Shape): Shape {
  const given = argument(config, 'output_shape');
  if (given === null) return query.slice(-1);
  return typeof given === 'number' ? [given] : dimensionsArgument(config, 'output_shape');
}
