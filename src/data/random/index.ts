export { Generator } from './generator.js';
export type { RandomNumbers } from './numbers.js';
export { RandomState } from './random-state.js';
export { randomNumbersOf, unseededState } from './source.js';
