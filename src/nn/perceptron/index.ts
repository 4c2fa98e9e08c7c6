export { perceptronStep, perceptronUnits, perceptronWeights, thresholdUnits, type PerceptronSettings } from './step.js';
