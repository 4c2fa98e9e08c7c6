export { lower } from './lower.js';
export { withoutUnseen } from './unseen.js';
