export { scikitLibrary } from './library.js';
