export { maskAfter, masksFor, withMask } from './masks.js';
