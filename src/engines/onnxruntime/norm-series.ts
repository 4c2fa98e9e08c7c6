import type { ProgramRequest } from '../engine.js';
import type { QuickNorm } from './quick-norms.js';

type Series = Readonly<Record<string, Float32Array>>;

/**
 * A square below 2^-126 is no number that float32 holds in full, and is flushed to zero. In a sum that is a million times
 * as large as all squares would be together at that size, those that are missing do not count.
 */
const LEAST_SQUARE = 2 ** -126 * 1e6;

/** What was measured in some steps, with norms in place of sums of squares. */
export interface Mended {
  readonly measurements: Series;
  /** Whether a norm could not be told from the sums, and was not measured otherwise either. */
  readonly isIncomplete: boolean;
}

/**
 * Makes the norms of the steps from their sums of squares. Where those are too small or too large, the norm that was
 * measured with care counts. So which form of the graph ran shows nowhere.
 */
export function withNorms(norms: readonly QuickNorm[], measured: Series, scalars: ProgramRequest['scalars']): Mended {
  const measurements: Record<string, Float32Array> = { ...measured };
  let isIncomplete = false;
  for (const norm of norms) {
    const sums = norm.sums.map((name) => measured[name] ?? new Float32Array());
    for (const name of norm.sums) Reflect.deleteProperty(measurements, name);
    const precise = measured[norm.name];
    const factors = norm.scale === null ? undefined : scalars[norm.scale];
    measurements[norm.name] = Float32Array.from(sums[0] ?? [], (_, step) => {
      const sum = sums.reduce((total, one) => total + (one[step] ?? NaN), 0);
      if (Number.isFinite(sum) && sum >= norm.elements * LEAST_SQUARE) return Math.sqrt(sum) / Math.abs(factors?.[step] ?? 1);
      isIncomplete ||= precise === undefined;
      return precise?.[step] ?? NaN;
    });
  }
  return { measurements, isIncomplete };
}
