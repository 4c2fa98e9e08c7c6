import * as v from 'valibot';
import { numberOrWord } from './json-numbers.js';

/** A measured number: NaN and infinity are values like any other, and findings (valibot's own `number` refuses NaN). */
export const measuredNumber = numberOrWord;

/** Metrics by the names under which Keras logs them: `loss`, `val_accuracy`. */
export const metricsSchema = v.record(v.string(), measuredNumber);
export type Metrics = v.InferOutput<typeof metricsSchema>;
