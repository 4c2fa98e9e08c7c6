import * as l10n from '@vscode/l10n';
import { inverseDocumentFrequency, learnedVocabulary, wordsOf } from '../../nn/index.js';
import type { VectorizedArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { Builder } from './build.js';
import { memorySource, type ArraySource } from './source.js';
import { textsOf } from './texts.js';

/** The mask, which numbers alone have a place for, and what stands for words that are not known. */
const special = { mask: '', unknown: '[UNK]' };

/**
 * Texts as a TextVectorization makes them numbers (keras/src/layers/preprocessing/text_vectorization.py): a row of the
 * numbers of the words, or a place for each word of the vocabulary.
 * @throws DataError where it has no vocabulary.
 */
export function vectorized(expression: VectorizedArray, builder: Builder): ArraySource {
  const words = textsOf(expression.input, builder).map((text) => wordsOf(text, expression.words));
  const seen = expression.seen === null ? [] : textsOf(expression.seen, builder).map((text) => wordsOf(text, expression.words));
  const vocabulary = expression.vocabulary === null ? learned(expression, seen) : withoutSpecial(expression.vocabulary);
  if (vocabulary.length === 0) throw new DataError(l10n.t('This TextVectorization has no vocabulary: call adapt() with texts first.'));
  const first = firstNumber(expression);
  const numbers = new Map(vocabulary.map((word, index) => [word, first + index]));
  const numbersOf = (text: readonly string[]): number[] => text.map((word) => (word === special.mask && expression.mode === 'int' ? 0 : (numbers.get(word) ?? first - 1)));
  if (expression.mode === 'int') return rowsOfNumbers(words.map(numbersOf), expression.length);
  const size = expression.padded && expression.maxTokens !== null ? expression.maxTokens : first + vocabulary.length;
  const weights = expression.mode === 'tf_idf' ? frequencies(vocabulary, seen, size) : null;
  return rowsOfPlaces(words.map(numbersOf), size, expression.mode === 'multi_hot', weights);
}

/** The number of the first word of the vocabulary. */
function firstNumber({ mode }: VectorizedArray): number {
  return mode === 'int' ? 2 : 1;
}

function learned(expression: VectorizedArray, seen: readonly (readonly string[])[]): readonly string[] {
  const { maxTokens } = expression;
  return learnedVocabulary(seen, maxTokens === null ? null : maxTokens - firstNumber(expression), Object.values(special));
}

/** A vocabulary that get_vocabulary() gave begins with what is no word. */
function withoutSpecial(vocabulary: readonly string[]): readonly string[] {
  const start = vocabulary[0] === special.mask && vocabulary[1] === special.unknown ? 2 : Number(vocabulary[0] === special.unknown);
  return vocabulary.slice(start);
}

function rowsOfNumbers(rows: readonly (readonly number[])[], given: number | null): ArraySource {
  const length = given ?? rows.reduce((most, { length: own }) => Math.max(most, own), 0);
  const values = new Float64Array(rows.length * length);
  rows.forEach((row, index) => values.set(row.slice(0, length), index * length));
  return memorySource(values, [rows.length, length], 'int64');
}

function rowsOfPlaces(rows: readonly (readonly number[])[], size: number, isMultiHot: boolean, weights: Float32Array | null): ArraySource {
  const values = new Float32Array(rows.length * size);
  rows.forEach((row, index) => {
    for (const number of row) {
      const place = index * size + number;
      values[place] = isMultiHot ? 1 : (values[place] ?? 0) + 1;
    }
  });
  if (weights !== null) values.forEach((count, place) => (values[place] = count * (weights[place % size] ?? 0)));
  return memorySource(values, [rows.length, size], 'float32');
}

/** What each word counts; one that is not known counts as much as the words do on average. */
function frequencies(vocabulary: readonly string[], seen: readonly (readonly string[])[], size: number): Float32Array {
  if (seen.length === 0) throw new DataError(l10n.t('A TextVectorization with output_mode="tf_idf" must adapt() to texts here.'));
  const texts = new Map<string, number>();
  for (const words of seen) for (const word of new Set(words)) texts.set(word, (texts.get(word) ?? 0) + 1);
  const own = vocabulary.map((word) => Math.fround(inverseDocumentFrequency(seen.length, texts.get(word) ?? 0)));
  const weights = new Float32Array(size);
  weights.set([own.reduce((sum, weight) => sum + weight, 0) / own.length, ...own]);
  return weights;
}
