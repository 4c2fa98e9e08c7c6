export { learnedTokens, presetTokenizer, tokenNumbers, tokenRow, type LearnedTokens } from './tokenizer.js';
export { vectorizationOf, type Vectorization } from './vectorization.js';
export { inverseDocumentFrequency, learnedVocabulary } from './vocabulary.js';
export { wordsOf } from './words.js';
