export { evaluationStep } from './evaluation.js';
export { measurableMetrics, type MeasurableMetrics } from './metrics.js';
export { gradientNormName, slotName, weightName } from './names.js';
export * from './settings.js';
export { initialState, type InitialValue } from './state.js';
export { trainingStep } from './training.js';
