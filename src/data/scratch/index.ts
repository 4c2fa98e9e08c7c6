export { ScratchFile, type ScratchNeed } from './scratch-file.js';
