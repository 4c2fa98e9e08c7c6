export { readPython, type Reading } from './read-python.js';
