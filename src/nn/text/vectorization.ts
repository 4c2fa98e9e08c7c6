import * as l10n from '@vscode/l10n';
import { unknown, type ArrayExpression, type Config, type ConfigValue, type Maybe, type VectorizedArray } from '../../spec/index.js';
import { argument } from '../argument.js';

/** What is done to texts by a TextVectorization: all that an expression says but the texts themselves. */
export type Vectorization = Omit<VectorizedArray, 'operation' | 'input'>;

/** Modes that Keras 2 called otherwise. */
const modes: Readonly<Record<string, VectorizedArray['mode']>> = { int: 'int', multi_hot: 'multi_hot', binary: 'multi_hot', count: 'count', tf_idf: 'tf_idf', 'tf-idf': 'tf_idf' };

/** What a TextVectorization does, as far as its configuration is followed. @param seen What it adapts to; null where it does not. */
export function vectorizationOf(config: Config, seen: ArrayExpression | null): Maybe<Vectorization> {
  const value = (name: string): ConfigValue => argument(config, name);
  const mode = value('output_mode');
  const [standardize, split, maxTokens, length] = [value('standardize'), value('split'), value('max_tokens'), value('output_sequence_length')];
  const known = typeof mode === 'string' && Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  const isStandard = standardize === null || standardize === 'lower' || standardize === 'strip_punctuation' || standardize === 'lower_and_strip_punctuation';
  const isSplit = split === null || split === 'whitespace' || split === 'character';
  const ngrams = widthsOf(value('ngrams'));
  const vocabulary = wordsIn(value('vocabulary'));
  const isFollowed = known !== undefined && isStandard && isSplit && ngrams !== undefined && vocabulary !== undefined && value('sparse') === false && value('ragged') === false;
  if (!isFollowed || !isNumberOrNull(maxTokens) || !isNumberOrNull(length)) return unknown(l10n.t('How this TextVectorization tells words apart is not followed.'));
  return { seen: vocabulary === null ? seen : null, vocabulary, words: { standardize, split, ngrams }, mode: known, maxTokens, padded: value('pad_to_max_tokens') === true, length };
}

function isNumberOrNull(value: ConfigValue): value is number | null {
  return value === null || typeof value === 'number';
}

/** `ngrams=2` is for single words and pairs. */
function widthsOf(value: ConfigValue): readonly number[] | null | undefined {
  if (value === null) return null;
  if (typeof value === 'number') return Array.from({ length: value }, (_, index) => index + 1);
  return Array.isArray(value) && value.every((each) => typeof each === 'number') ? value : undefined;
}

function wordsIn(value: ConfigValue): readonly string[] | null | undefined {
  if (value === null) return null;
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}
