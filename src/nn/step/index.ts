export { diagnosisStep } from './diagnosis.js';
export { evaluationStep } from './evaluation.js';
export { flattened } from './flattened.js';
export { measurableMetrics, type MeasurableMetrics } from './metrics.js';
export { outputNames } from './outputs.js';
export { gradientNormName, slotName, weightName } from './names.js';
export * from './settings.js';
export { initialState, type InitialValue } from './state.js';
export { trainingStep } from './training.js';
