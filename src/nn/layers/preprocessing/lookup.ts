import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type ConfigValue, type Maybe } from '../../../spec/index.js';
import { argument, numberArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { firstUnknown } from '../window/index.js';
import { onlyInput } from '../shapes.js';
import { multiHot, oneHot, outputMode } from './encoded.js';

/** Words or numbers by their place in a vocabulary (keras/src/layers/preprocessing/index_lookup.py). */
function lookup(className: string, parameters: Readonly<Record<string, ConfigValue>>): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, default: value })),
    outputShape(config, inputs) {
      const input = onlyInput(className, inputs);
      const mode = outputMode(className, config, ['int', 'one_hot', 'multi_hot', 'count', 'tf_idf']);
      if (isUnknown(mode)) return mode;
      if (mode === 'int') return input;
      const size = vocabularySize(className, config);
      const places = isUnknown(size) ? null : size;
      return mode === 'one_hot' ? oneHot(input, places) : multiHot(input, places);
    },
    weights: () => [],
  };
}

/** The places of a vocabulary: its words, the mask, and those for words that it does not have. */
export function vocabularySize(className: string, config: Config): Maybe<number> {
  const needed = ['max_tokens', 'pad_to_max_tokens', 'num_oov_indices', 'mask_token', 'output_mode'];
  const missing = firstUnknown(config, needed);
  if (missing !== undefined) return missing;
  if (argument(config, 'pad_to_max_tokens') === true) return numberArgument(config, 'max_tokens');
  const vocabulary = argument(config, 'vocabulary');
  if (isUnknown(vocabulary)) return vocabulary;
  if (!Array.isArray(vocabulary)) {
    return unknown(l10n.t('The vocabulary of {0} is known only when the file runs.', className));
  }
  const words = vocabulary as readonly ConfigValue[];
  const mask = argument(config, 'mask_token') === null || argument(config, 'output_mode') !== 'int' ? 0 : 1;
  const special = mask + numberArgument(config, 'num_oov_indices');
  const oov = argument(config, 'oov_token');
  // A vocabulary that get_vocabulary() gave begins with the special words.
  const hasSpecial = special > 0 && oov !== null && words.slice(0, special).includes(oov);
  return words.length + (hasSpecial ? 0 : special);
}

export const lookups: readonly LayerDefinition[] = [
  lookup('StringLookup', {
    max_tokens: null,
    num_oov_indices: 1,
    mask_token: null,
    oov_token: '[UNK]',
    vocabulary: null,
    idf_weights: null,
    invert: false,
    output_mode: 'int',
    pad_to_max_tokens: false,
    sparse: false,
    encoding: 'utf-8',
    name: null,
    salt: null,
  }),
  lookup('IntegerLookup', {
    max_tokens: null,
    num_oov_indices: 1,
    mask_token: null,
    oov_token: -1,
    vocabulary: null,
    vocabulary_dtype: 'int64',
    idf_weights: null,
    invert: false,
    output_mode: 'int',
    sparse: false,
    pad_to_max_tokens: false,
    oov_method: 'floormod',
    salt: null,
    name: null,
  }),
];
