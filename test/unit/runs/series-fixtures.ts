import { bucketFlag } from '../../../src/protocol/index.js';
import { SeriesStore } from '../../../src/runs/index.js';

/** A store with one series, `loss`, of consecutive steps from 1, appended in frames of uneven lengths. */
export function storeOf(values: readonly number[], maximumBytes?: number): SeriesStore {
  const store = new SeriesStore(maximumBytes);
  for (let index = 0, length = 1; index < values.length; index += length, length = (length * 3) % 97 || 1) {
    store.append({ firstStep: index + 1, series: { loss: Float32Array.from(values.slice(index, index + length)) } });
  }
  return store;
}

/** What a stretch of values holds, worked out from the values themselves. */
export interface ExpectedStretch {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly mean: number;
  readonly flags: number;
}

/** The definition of a bucket, value by value: the oracle of the pyramid. */
export function expectedStretch(values: readonly number[]): ExpectedStretch {
  const kept = values.map(Math.fround);
  const drawn = kept.filter((value) => Number.isFinite(value) && value !== 0);
  const minimum = Math.min(...drawn);
  const maximum = Math.max(...drawn);
  const flags =
    (kept.some(Number.isNaN) ? bucketFlag.notANumber : 0) |
    (kept.includes(Infinity) ? bucketFlag.infinite : 0) |
    (kept.includes(-Infinity) ? bucketFlag.negativeInfinite : 0) |
    (kept.includes(0) ? bucketFlag.zero : 0) |
    (drawn.length > 0 ? bucketFlag.values : 0) |
    (drawn.length > 0 && minimum < maximum && kept.indexOf(minimum) < kept.indexOf(maximum) ? bucketFlag.minimumIsFirst : 0);
  return {
    minimum: drawn.length > 0 ? minimum : undefined,
    maximum: drawn.length > 0 ? maximum : undefined,
    mean: kept.length === 0 ? NaN : kept.reduce((sum, value) => sum + value, 0) / kept.length,
    flags,
  };
}

/** Draws between 0 and 1, the same each time: a linear congruential generator (Numerical Recipes). */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Values of many sizes with findings among them: zeros, NaN and infinities. */
export function measuredValues(count: number, seed: number): number[] {
  const draw = draws(seed);
  return Array.from({ length: count }, () => {
    const kind = draw();
    if (kind < 0.01) return NaN;
    if (kind < 0.015) return Infinity;
    if (kind < 0.02) return -Infinity;
    if (kind < 0.05) return 0;
    return (draw() - 0.3) * 10 ** Math.floor(6 * draw() - 3);
  });
}
