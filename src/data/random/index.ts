export { RandomState } from './random-state.js';
export { randomStateOf } from './source.js';
