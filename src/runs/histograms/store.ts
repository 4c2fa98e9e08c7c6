import type { Histogram } from '../events/histogram.js';
import type { KeptHistogram } from './kept-histogram.js';
import { ridgesOf, type Ridges, type RidgesWanted } from './ridges.js';

/** So many of one name are kept at most, and half of them once that is reached: more cannot be told apart on a screen. */
const mostOfOneName = 128;
const fewestOfOneName = 8;
/** All limits and counts together: 32 MB. */
const mostNumbers = 2 ** 23;

/**
 * How arrays lay at the steps of a run, in bounded memory: where there are too many, every second one is forgotten, but the
 * first and the latest of each name stay. The event files have all of them.
 */
export class HistogramStore {
  private readonly byName = new Map<string, KeptHistogram[]>();
  private numbers = 0;
  private most = mostOfOneName;
  private changes = 0;
  /** What is added to the steps under which they were added, when they are looked at. */
  shift = 0;

  constructor(private readonly maximumNumbers = mostNumbers) {}

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** Rises with each change. */
  get version(): number {
    return this.changes;
  }

  /** Those of one name, by rising steps; none where nothing is known of it. */
  get(name: string): readonly KeptHistogram[] {
    return this.byName.get(name) ?? [];
  }

  /** Those of one name between two steps, brought to the same bins. */
  ridges(name: string, wanted: RidgesWanted): Ridges {
    const { shift } = this;
    const { rows, ...ridges } = ridgesOf(this.get(name), { ...wanted, from: wanted.from - shift, to: wanted.to - shift });
    return { ...ridges, rows: rows.map((row) => ({ ...row, step: row.step + shift })) };
  }

  /** Adds one; a step that is not after the last of its name takes the place of all from there on, as where a program began anew. */
  add(name: string, step: number, added: Histogram): void {
    const kept = this.byName.get(name) ?? [];
    this.byName.set(name, kept);
    this.cut(kept, step);
    const histogram = keptOf(step, added);
    kept.push(histogram);
    this.numbers += sizeOf(histogram);
    this.changes += 1;
    if (kept.length > this.most) this.thin(kept);
    while (this.numbers > this.maximumNumbers && this.most > fewestOfOneName) {
      this.most = Math.floor(this.most / 2);
      for (const each of this.byName.values()) while (each.length > this.most) this.thin(each);
    }
  }

  /** Takes back all at or after a step. */
  cutFrom(step: number): void {
    for (const kept of this.byName.values()) this.cut(kept, step);
    this.changes += 1;
  }

  private cut(kept: KeptHistogram[], step: number): void {
    while ((kept.at(-1)?.step ?? -Infinity) >= step) this.numbers -= sizeOf(kept.pop());
  }

  private thin(kept: KeptHistogram[]): void {
    const last = kept.length - 1;
    const rest = kept.filter((_, index) => index % 2 === 0 || index === last);
    for (const each of kept) this.numbers -= sizeOf(each);
    for (const each of rest) this.numbers += sizeOf(each);
    kept.splice(0, kept.length, ...rest);
  }
}

/** Buckets whose limits are no numbers, as TensorFlow makes them of values that are none, are counts of such values. */
function keptOf(step: number, { limits, counts, notFinite, moments }: Histogram): KeptHistogram {
  if (limits.every(Number.isFinite))
    return { step, notFinite, ...(moments && { moments }), limits: Float32Array.from(limits), counts: Float32Array.from(counts) };
  return { step, notFinite: notFinite + counts.reduce((sum, count) => sum + count, 0), limits: new Float32Array(0), counts: new Float32Array(0) };
}

const sizeOf = (histogram: KeptHistogram | undefined): number => (histogram === undefined ? 0 : histogram.limits.length + histogram.counts.length);
