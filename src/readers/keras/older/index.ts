export { modernCall } from './modern-call.js';
export { speaksOlderKeras } from './signs.js';
