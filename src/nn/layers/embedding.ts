import * as l10n from '@vscode/l10n';
import { cast, equal, gather, not } from '../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../spec/index.js';
import { ArgumentError, argument, booleanArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { countOf } from './count.js';
import { onlyInput } from './shapes.js';
import { weightSpec } from './weight.js';

const NAME = 'Embedding';

/** A learnt vector for each of `input_dim` whole numbers (keras/src/layers/core/embedding.py). */
export const embedding: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'input_dim' },
    { name: 'output_dim' },
    { name: 'embeddings_initializer', default: 'uniform', family: 'initializer' },
    { name: 'embeddings_regularizer', default: null, family: 'regularizer' },
    { name: 'embeddings_constraint', default: null, family: 'constraint' },
    { name: 'mask_zero', default: false },
    { name: 'weights', default: null },
    { name: 'lora_rank', default: null },
    { name: 'lora_alpha', default: null },
    { name: 'quantization_config', default: null },
  ],
  outputShape(config, inputs): Shape {
    const length = countOf(NAME, config, 'output_dim');
    return [...onlyInput(NAME, inputs), isUnknown(length) ? null : length];
  },
  weights,
  forward(context, config, inputs) {
    if (argument(config, 'weights') !== null) {
      throw new ArgumentError('weights', l10n.t('Embedding is trained without given "weights" only.'));
    }
    return gather(context.weight('embeddings'), cast(onlyInput(NAME, inputs), 'int64'), 0);
  },
  outputMask: (_context, config, inputs) =>
    booleanArgument(config, 'mask_zero') ? not(equal(onlyInput(NAME, inputs), 0)) : null,
};

function weights(config: Config): Maybe<readonly WeightSpec[]> {
  const count = countOf(NAME, config, 'input_dim');
  const length = countOf(NAME, config, 'output_dim');
  if (isUnknown(count)) return count;
  return isUnknown(length) ? length : [weightSpec('embeddings', [count, length], config, 'embeddings')];
}
