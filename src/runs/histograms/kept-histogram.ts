import type { Histogram } from '../events/histogram.js';

/** A histogram after a step, as it is kept. */
export interface KeptHistogram extends Omit<Histogram, 'limits' | 'counts'> {
  readonly step: number;
  readonly limits: Float32Array;
  readonly counts: Float32Array;
}
