export { MendedText, type Fault } from './mended-text.js';
export { repair, repairLines } from './repair.js';
