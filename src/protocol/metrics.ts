import * as v from 'valibot';

/** A measured number: NaN and infinity are values like any other, and findings (valibot's own `number` refuses NaN). */
export const measuredNumber = v.custom<number>((value) => typeof value === 'number', 'a number is expected');

/** Metrics by the names under which Keras logs them: `loss`, `val_accuracy`. */
export const metricsSchema = v.record(v.string(), measuredNumber);
export type Metrics = v.InferOutput<typeof metricsSchema>;
