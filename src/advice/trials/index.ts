export { learningRateInWords } from './rate-words.js';
export { trialInWords } from './trial-words.js';
