import type { WordSettings } from '../../spec/index.js';

const punctuation = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g;

/**
 * The words of a text, or its runs of words, shorter ones first (keras/src/layers/preprocessing/text_vectorization.py,
 * `_preprocess`; `tf.strings.lower` knows the capital letters of ASCII alone, as `tf.strings.split` does its spaces).
 */
export function wordsOf(text: string, { standardize, split, ngrams }: WordSettings): readonly string[] {
  const isLowered = standardize === 'lower' || standardize === 'lower_and_strip_punctuation';
  const lowered = isLowered ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text;
  const plain = standardize === 'strip_punctuation' || standardize === 'lower_and_strip_punctuation' ? lowered.replace(punctuation, '') : lowered;
  const words = split === null ? [plain] : split === 'character' ? Array.from(plain) : plain.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '');
  if (ngrams === null) return words;
  return ngrams.flatMap((width) => Array.from({ length: Math.max(0, words.length - width + 1) }, (_, start) => words.slice(start, start + width).join(' ')));
}
