export { readWritten } from './read-written.js';
