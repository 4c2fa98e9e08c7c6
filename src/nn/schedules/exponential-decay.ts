import { decay } from './decay.js';

/** initial · rate^(decay steps that have passed) */
export const exponentialDecay = decay('ExponentialDecay', (initial, rate, passed) => initial * rate ** passed);
