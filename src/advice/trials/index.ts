export { learningRateInWords, learningRateSentences } from './rate-words.js';
export { trialInWords, trialSentences } from './trial-words.js';
