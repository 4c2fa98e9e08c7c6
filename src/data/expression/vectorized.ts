import * as l10n from '@vscode/l10n';
import { adaptedVocabulary, inverseDocumentFrequency, specialWords, withoutSpecialWords, wordNumbers, wordsOf } from '../../nn/index.js';
import type { VectorizedArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { Builder } from './build.js';
import { memorySource, type ArraySource } from './source.js';
import { textsOf } from './texts.js';

/**
 * Texts as a TextVectorization makes them numbers (keras/src/layers/preprocessing/text_vectorization.py): a row of the
 * numbers of the words, or a place for each word of the vocabulary.
 * @throws DataError where it has no vocabulary.
 */
export function vectorized(expression: VectorizedArray, builder: Builder): ArraySource {
  const words = textsOf(expression.input, builder).map((text) => wordsOf(text, expression.words));
  const seen = expression.seen === null ? [] : textsOf(expression.seen, builder).map((text) => wordsOf(text, expression.words));
  const vocabulary = expression.vocabulary === null ? adaptedVocabulary(seen, expression) : withoutSpecialWords(expression.vocabulary);
  if (vocabulary.length === 0) throw new DataError(l10n.t('This TextVectorization has no vocabulary: call adapt() with texts first.'));
  const numberOf = wordNumbers(vocabulary, expression.mode);
  const numbers = words.map((text) => text.map(numberOf));
  if (expression.mode === 'int') return rowsOfNumbers(numbers, expression.length);
  const size = expression.padded && expression.maxTokens !== null ? expression.maxTokens : specialWords(expression.mode).length + vocabulary.length;
  const weights = expression.mode === 'tf_idf' ? frequencies(vocabulary, seen, size) : null;
  return rowsOfPlaces(numbers, size, expression.mode === 'multi_hot', weights);
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
