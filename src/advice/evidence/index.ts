export { checkTable, type LineOf, type TitledProbe } from './check-table.js';
export { evidenceOf, withEvidence } from './evidence.js';
export { layerText, probeBasis } from './layer-text.js';
export { formatMeasured, formatPercentage } from './measured-number.js';
export { isHealthy, verdictOf, type Verdict } from './verdict.js';
