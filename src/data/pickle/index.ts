export { unpickle } from './unpickle.js';
export { PickledArray, type PickledValue } from './values.js';
