import { isUnknown, type Config } from '../../../spec/index.js';
import { argument, optionalNumberArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { multiHot, outputMode } from './encoded.js';
import { vocabularySize } from './lookup.js';

const NAME = 'TextVectorization';

/** Texts as the numbers of their words, or as vectors (keras/src/layers/preprocessing/text_vectorization.py). */
export const textVectorization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'max_tokens', default: null },
    { name: 'standardize', default: 'lower_and_strip_punctuation' },
    { name: 'split', default: 'whitespace' },
    { name: 'ngrams', default: null },
    { name: 'output_mode', default: 'int' },
    { name: 'output_sequence_length', default: null },
    { name: 'pad_to_max_tokens', default: false },
    { name: 'vocabulary', default: null },
    { name: 'idf_weights', default: null },
    { name: 'sparse', default: false },
    { name: 'ragged', default: false },
    { name: 'encoding', default: 'utf-8' },
    { name: 'name', default: null },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    const mode = outputMode(NAME, config, ['int', 'multi_hot', 'count', 'tf_idf']);
    if (isUnknown(mode)) return mode;
    if (mode === 'int') return [input[0] ?? null, sequenceLength(config)];
    const split = argument(config, 'split');
    if (isUnknown(split)) return split;
    const size = vocabularySize(NAME, lookupConfig(config));
    const words = split === null && input.length > 1 ? input : [...input, null];
    return multiHot(words, isUnknown(size) ? null : size);
  },
  weights: () => [],
};

function sequenceLength(config: Config): number | null {
  const name = 'output_sequence_length';
  return isUnknown(argument(config, name)) ? null : optionalNumberArgument(config, name);
}

/** The StringLookup inside. */
function lookupConfig(config: Config): Config {
  return { ...config, num_oov_indices: 1, mask_token: '', oov_token: '[UNK]' };
}
