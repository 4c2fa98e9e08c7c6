import { decay } from './decay.js';

/** initial / (1 + rate · decay steps that have passed) */
export const inverseTimeDecay = decay('InverseTimeDecay', (initial, rate, passed) => initial / (1 + rate * passed));
