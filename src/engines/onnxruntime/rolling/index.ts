export { rolled, type RolledStep, type StackedMeasurement, type StackedVariable } from './roll.js';
