export { learnedTokens, presetTokenizer, tokenNumbers, tokenRow, type LearnedTokens } from './tokenizer.js';
export { adaptedVocabulary, specialWords, vectorizationOf, withoutSpecialWords, wordNumbers, type Vectorization } from './vectorization.js';
export { inverseDocumentFrequency } from './vocabulary.js';
export { wordsOf } from './words.js';
