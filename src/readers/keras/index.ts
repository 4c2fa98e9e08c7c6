export { KerasLibrary } from './modules/library.js';
export { KerasSession } from './session.js';
