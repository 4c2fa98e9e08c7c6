import * as l10n from '@vscode/l10n';
import { unknown, type ArrayExpression, type Config, type ConfigValue, type Maybe, type VectorizedArray } from '../../spec/index.js';
import { argument } from '../argument.js';
import { learnedVocabulary } from './vocabulary.js';

/** What is done to texts by a TextVectorization: all that an expression says but the texts themselves. */
export type Vectorization = Omit<VectorizedArray, 'operation' | 'input'>;

/** The mask, which numbers alone have a place for, and what stands for words that are not known. */
const [mask, unknownWord] = ['', '[UNK]'];

/** What a vocabulary begins with that is no word, by mode. */
export function specialWords(mode: Vectorization['mode']): readonly string[] {
  return mode === 'int' ? [mask, unknownWord] : [unknownWord];
}

/** The words that a TextVectorization knows after it has adapted to texts, in the order of their numbers, without the special ones. */
export function adaptedVocabulary(texts: readonly (readonly string[])[], { mode, maxTokens }: Pick<Vectorization, 'mode' | 'maxTokens'>): readonly string[] {
  return learnedVocabulary(texts, maxTokens === null ? null : maxTokens - specialWords(mode).length, [mask, unknownWord]);
}

/** A vocabulary as it is given, or as `get_vocabulary()` gave it, without the special words in front. */
export function withoutSpecialWords(vocabulary: readonly string[]): readonly string[] {
  const start = vocabulary[0] === mask && vocabulary[1] === unknownWord ? 2 : Number(vocabulary[0] === unknownWord);
  return vocabulary.slice(start);
}

/** Tells the number of a word, given the vocabulary without the special words. */
export function wordNumbers(vocabulary: readonly string[], mode: Vectorization['mode']): (word: string) => number {
  const special = specialWords(mode);
  const numbers = new Map([...special, ...vocabulary].map((word, number) => [word, number]));
  const unknownNumber = special.indexOf(unknownWord);
  return (word) => numbers.get(word) ?? unknownNumber;
}

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
