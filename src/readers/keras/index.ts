export { KerasLibrary } from './modules/library.js';
export { KerasSession } from './session.js';
export { speaksOlderKeras } from './older/index.js';
