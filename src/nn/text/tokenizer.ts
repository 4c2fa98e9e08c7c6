import type { TokenizerSettings, TokenMatrixArray } from '../../spec/index.js';
import { inverseDocumentFrequency } from './vocabulary.js';

/** Keras's own settings. */
export const presetTokenizer: TokenizerSettings = { numWords: null, filters: '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n', lower: true, split: ' ', charLevel: false, oovToken: null };

/** The words of a text, or its characters (`text_to_word_sequence`). */
export function tokensOf(text: string, { filters, lower, split, charLevel }: TokenizerSettings): readonly string[] {
  const cased = lower ? text.toLowerCase() : text;
  if (charLevel) return Array.from(cased);
  const separators = new Set(filters);
  const separated = Array.from(cased, (character) => (separators.has(character) ? split : character)).join('');
  return separated.split(split).filter((word) => word !== '');
}

/** What a Tokenizer has learned of texts. */
export interface LearnedTokens {
  /** The number of each word, from 1, by how often it is met; of those met equally often, the one met first. */
  readonly numbers: ReadonlyMap<string, number>;
  /** How many texts have each word. */
  readonly texts: ReadonlyMap<string, number>;
  /** How many texts there were. */
  readonly count: number;
}

/** What `fit_on_texts` learns. */
export function learnedTokens(texts: readonly string[], settings: TokenizerSettings): LearnedTokens {
  const counts = new Map<string, number>();
  const inTexts = new Map<string, number>();
  for (const text of texts) {
    const words = tokensOf(text, settings);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of new Set(words)) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
  }
  // Array.sort keeps the order of equals, as Python's does.
  const sorted = [...counts].sort(([, often], [, seldom]) => seldom - often).map(([word]) => word);
  const all = settings.oovToken === null ? sorted : [settings.oovToken, ...sorted];
  return { numbers: new Map(all.map((word, index) => [word, index + 1])), texts: inTexts, count: texts.length };
}

/** The numbers of the words of a text (`texts_to_sequences`). */
export function tokenNumbers(text: string, { numbers }: LearnedTokens, settings: TokenizerSettings): readonly number[] {
  const unknown = settings.oovToken === null ? undefined : numbers.get(settings.oovToken);
  return tokensOf(text, settings).flatMap((word) => {
    const number = numbers.get(word);
    const kept = number === undefined || (settings.numWords !== null && settings.numWords !== 0 && number >= settings.numWords) ? unknown : number;
    return kept === undefined ? [] : [kept];
  });
}

/**
 * A text as a row with a place for each word (`sequences_to_matrix`).
 * @param mode How a word weighs that it has so many times.
 * @param width How many places there are.
 */
export function tokenRow(numbers: readonly number[], mode: TokenMatrixArray['mode'], width: number, { numbers: all, texts, count }: LearnedTokens): Float64Array {
  const row = new Float64Array(width);
  for (const number of numbers) if (number < width) row[number] = (row[number] ?? 0) + 1;
  if (mode === 'count') return row;
  if (mode === 'freq') return row.map((times) => times / Math.max(1, numbers.length));
  if (mode === 'binary') return row.map((times) => Math.min(times, 1));
  const words = new Map([...all].map(([word, number]) => [number, word]));
  const textsWith = (number: number): number => texts.get(words.get(number) ?? '') ?? 0;
  return row.map((times, number) => (times === 0 ? 0 : (1 + Math.log(times)) * inverseDocumentFrequency(count, textsWith(number))));
}
