import * as l10n from '@vscode/l10n';
import { cast, divide, equal, gather, matrixMultiply, multiply, not, tanh } from '../../graph/index.js';
import { isUnknown, type Config } from '../../spec/index.js';
import { ArgumentError, booleanArgument, optionalNumberArgument } from '../argument.js';
import type { ForwardContext, LayerDefinition } from '../definition.js';
import { countOf } from './count.js';
import { fixedWeight } from './fixed-weight.js';
import { onlyInput } from './shapes.js';
import { weightSpec } from './weight.js';
import { firstUnknown } from './window/index.js';

const NAME = 'ReversibleEmbedding';

/**
 * An embedding that also leads back from vectors to words, by the same weights or by others
 * (keras/src/layers/core/reversible_embedding.py).
 */
export const reversibleEmbedding: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'input_dim' },
    { name: 'output_dim' },
    { name: 'tie_weights', default: true },
    { name: 'embeddings_initializer', default: 'uniform', family: 'initializer' },
    { name: 'embeddings_regularizer', default: null, family: 'regularizer' },
    { name: 'embeddings_constraint', default: null, family: 'constraint' },
    { name: 'mask_zero', default: false },
    { name: 'reverse_dtype', default: null },
    { name: 'logit_soft_cap', default: null },
  ],
  outputShape(config, inputs) {
    const length = countOf(NAME, config, 'output_dim');
    return [...onlyInput(NAME, inputs), isUnknown(length) ? null : length];
  },
  weights(config: Config) {
    const missing = firstUnknown(config, ['tie_weights']);
    if (missing !== undefined) return missing;
    const words = countOf(NAME, config, 'input_dim');
    const length = countOf(NAME, config, 'output_dim');
    if (isUnknown(words)) return words;
    if (isUnknown(length)) return length;
    const embeddings = weightSpec('embeddings', [words, length], config, 'embeddings');
    if (booleanArgument(config, 'tie_weights')) return [embeddings];
    const initializer = embeddings.initializer;
    return [embeddings, fixedWeight('reverse_embeddings', [length, words], initializer)];
  },
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    if (!isReversed(context)) return gather(context.weight('embeddings'), cast(x, 'int64'), 0);
    const logits = booleanArgument(config, 'tie_weights')
      ? matrixMultiply(x, context.weight('embeddings'), { transposeB: true })
      : matrixMultiply(x, context.weight('reverse_embeddings'));
    const cap = optionalNumberArgument(config, 'logit_soft_cap');
    return cap === null ? logits : multiply(tanh(divide(logits, cap)), cap);
  },
  outputMask: (context, config, inputs) =>
    booleanArgument(config, 'mask_zero') && !isReversed(context) ? not(equal(onlyInput(NAME, inputs), 0)) : null,
};

/** Whether the call leads from vectors to words. */
function isReversed(context: ForwardContext): boolean {
  const given = context.callValue('reverse') ?? false;
  if (!isUnknown(given)) return Boolean(given);
  throw new ArgumentError('reverse', l10n.t('The value of "{0}" is not known: {1}', 'reverse', given.reason));
}
