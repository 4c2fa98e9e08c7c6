import * as l10n from '@vscode/l10n';
import { expand, reshape, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { ArgumentError, booleanArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { countOf } from '../count.js';
import { firstUnknown } from '../window/index.js';
import { attendWithHeads } from './heads.js';
import { attentionInputs, featuresOf, requireKeyForEachValue } from './inputs.js';
import { kernelParameters } from './parameters.js';
import { projection } from './projection.js';

/** The name of its class, after which layers are named; Keras exports it without the `ed`. */
const NAME = 'GroupedQueryAttention';

/**
 * Multi-head attention whose heads share keys and values by groups (Ainslie et al., 2023;
 * keras/src/layers/attention/grouped_query_attention.py).
 */
export const groupQueryAttention: LayerDefinition = {
  className: NAME,
  aliases: ['GroupQueryAttention'],
  parameters: [
    { name: 'head_dim' },
    { name: 'num_query_heads' },
    { name: 'num_key_value_heads' },
    { name: 'dropout', default: 0 },
    { name: 'use_bias', default: true },
    { name: 'sliding_window', default: null },
    { name: 'flash_attention', default: null },
    ...kernelParameters,
  ],
  callArguments: ['query', 'value', 'key'],
  outputShape(config, inputs) {
    const shapes = attentionInputs(NAME, inputs);
    const { query, value } = shapes;
    requireKeyForEachValue(NAME, shapes);
    requireWholeGroups(config);
    if (query.at(-1) !== value.at(-1)) {
      throw new ShapeError(
        l10n.t(
          '{0} needs queries and values of one length; the shapes are {1} and {2}.',
          NAME,
          formatShape(query),
          formatShape(value),
        ),
      );
    }
    return query;
  },
  weights,
  forward: (context, config, inputs) =>
    attendWithHeads(NAME, context, config, inputs, (heads) => {
      const count = heads.query.shape[2] ?? 1;
      return { ...heads, key: repeated(heads.key, count), value: repeated(heads.value, count) };
    }),
};

/** Each of the heads several times, one after another, until there are `count`. */
function repeated(x: Tensor, count: number): Tensor {
  const [batch = 1, length = 1, groups = 1, features = 1] = x.shape;
  const shape = [batch, length, groups, count / groups, features];
  return reshape(expand(reshape(x, [batch, length, groups, 1, features]), shape), [batch, length, count, features]);
}

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const missing = firstUnknown(config, ['use_bias', 'use_gate']);
  if (missing !== undefined) return missing;
  const shapes = attentionInputs(NAME, inputs);
  const query = featuresOf(NAME, shapes.query);
  const key = featuresOf(NAME, shapes.key);
  const value = featuresOf(NAME, shapes.value);
  const length = countOf(NAME, config, 'head_dim');
  const heads = countOf(NAME, config, 'num_query_heads');
  const groups = countOf(NAME, config, 'num_key_value_heads');
  if (isUnknown(query)) return query;
  if (isUnknown(key)) return key;
  if (isUnknown(value)) return value;
  if (isUnknown(length)) return length;
  if (isUnknown(heads)) return heads;
  if (isUnknown(groups)) return groups;
  const gate = booleanArgument(config, 'use_gate') ? projection('gate', [query], [heads, length], config) : [];
  return [
    ...projection('query', [query], [heads, length], config),
    ...projection('key', [key], [groups, length], config),
    ...gate,
    ...projection('value', [value], [groups, length], config),
    ...projection('attention_output', [heads, length], [query], config),
  ];
}

function requireWholeGroups(config: Config): void {
  const heads = countOf(NAME, config, 'num_query_heads');
  const groups = countOf(NAME, config, 'num_key_value_heads');
  if (isUnknown(heads) || isUnknown(groups) || heads % groups === 0) return;
  throw new ArgumentError(
    'num_key_value_heads',
    l10n.t('The "num_key_value_heads" of {0}, {1}, must divide its "num_query_heads", {2}.', NAME, groups, heads),
  );
}
