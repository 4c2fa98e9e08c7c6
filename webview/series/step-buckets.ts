/** How values lie on their axis. On `log`, decimal logarithms are kept, and a value of zero is marked, since it has none. */
export type ValueScale = 'linear' | 'log';

/** What a bucket holds that cannot be drawn as a point. */
export const bucketMark = { notANumber: 1, infinite: 2, negativeInfinite: 4, zero: 8 } as const;

/** What is known of one bucket of steps. */
export interface BucketReading {
  readonly firstStep: number;
  readonly lastStep: number;
  /** The extremes of the values that can be drawn; undefined when there are none. */
  readonly range?: { readonly minimum: number; readonly maximum: number };
  /** A union of {@link bucketMark}. */
  readonly marks: number;
}

/** Buckets that were joined. */
interface JoinedBuckets {
  minimum: number;
  maximum: number;
  sum: number;
  count: number;
  flags: number;
}

const minimumIsFirst = 16;
const anyMark = bucketMark.notANumber | bucketMark.infinite | bucketMark.negativeInfinite | bucketMark.zero;

/**
 * One series in bounded memory, however long the run: the smallest, the largest and the mean value of every bucket of
 * steps. When the buckets are used up, neighbours are joined and each holds twice as many steps. No spike is ever lost,
 * and NaN, infinity and (on a log scale) zero are remembered as marks, never dropped.
 *
 * Steps count from 1 and may have holes; a series that the host thinned out fits as well as a complete one.
 */
export class StepBuckets {
  private readonly minima: Float32Array;
  private readonly maxima: Float32Array;
  private readonly sums: Float64Array;
  private readonly counts: Uint32Array;
  private readonly flags: Uint8Array;
  private bucketWidth = 1;
  private latestStep = 0;
  private latestValue = Number.NaN;
  private earliestValue: number | undefined;

  /** @param capacity how many buckets are kept; a power of two. */
  constructor(
    readonly scale: ValueScale = 'linear',
    private readonly capacity = 4096,
  ) {
    this.minima = new Float32Array(capacity);
    this.maxima = new Float32Array(capacity);
    this.sums = new Float64Array(capacity);
    this.counts = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  /** Steps in a bucket: a power of two. */
  get width(): number {
    return this.bucketWidth;
  }

  /** The highest step, 0 before the first. */
  get lastStep(): number {
    return this.latestStep;
  }

  /** The first value that was told, NaN before it. */
  get firstValue(): number {
    return this.earliestValue ?? Number.NaN;
  }

  /** The value at the highest step, as it was measured; NaN before the first. */
  get lastValue(): number {
    return this.latestValue;
  }

  /** Adds values, oldest first. */
  append(steps: Float64Array, values: Float32Array): void {
    for (let index = 0; index < steps.length; index += 1) {
      this.add(steps[index] ?? 0, values[index] ?? Number.NaN);
    }
  }

  private add(step: number, value: number): void {
    if (!(step >= 1)) return;
    while (step > this.capacity * this.bucketWidth) this.joinNeighbours();
    this.earliestValue ??= value;
    if (step >= this.latestStep) {
      this.latestStep = step;
      this.latestValue = value;
    }
    const bucket = Math.floor((step - 1) / this.bucketWidth);
    const mark = this.markOf(value);
    if (mark !== 0) {
      this.flags[bucket] = (this.flags[bucket] ?? 0) | mark;
      return;
    }
    this.widen(bucket, this.scale === 'log' ? Math.log10(value) : value);
  }

  /** On a log scale a negative value (no norm is) is marked like NaN: it has no logarithm either. */
  private markOf(value: number): number {
    if (Number.isNaN(value)) return bucketMark.notANumber;
    if (value === Number.POSITIVE_INFINITY) return bucketMark.infinite;
    if (value === Number.NEGATIVE_INFINITY) return bucketMark.negativeInfinite;
    if (this.scale === 'linear') return 0;
    if (value === 0) return bucketMark.zero;
    return value < 0 ? bucketMark.notANumber : 0;
  }

  private widen(bucket: number, value: number): void {
    const count = this.counts[bucket] ?? 0;
    if (count === 0) {
      this.minima[bucket] = value;
      this.maxima[bucket] = value;
    } else if (value > (this.maxima[bucket] ?? 0)) {
      this.maxima[bucket] = value;
      this.flags[bucket] = (this.flags[bucket] ?? 0) | minimumIsFirst;
    } else if (value < (this.minima[bucket] ?? 0)) {
      this.minima[bucket] = value;
      this.flags[bucket] = (this.flags[bucket] ?? 0) & ~minimumIsFirst;
    }
    this.counts[bucket] = count + 1;
    this.sums[bucket] = (this.sums[bucket] ?? 0) + value;
  }

  private joinNeighbours(): void {
    const half = this.capacity / 2;
    for (let bucket = 0; bucket < half; bucket += 1) {
      const joined = this.join(2 * bucket, 2 * bucket + 2);
      this.minima[bucket] = joined.minimum;
      this.maxima[bucket] = joined.maximum;
      this.sums[bucket] = joined.sum;
      this.counts[bucket] = joined.count;
      this.flags[bucket] = joined.flags;
    }
    this.sums.fill(0, half);
    this.counts.fill(0, half);
    this.flags.fill(0, half);
    this.bucketWidth *= 2;
  }

  /** The buckets from `start` up to but not including `end` as one. */
  private join(start: number, end: number): JoinedBuckets {
    const joined: JoinedBuckets = { minimum: 0, maximum: 0, sum: 0, count: 0, flags: 0 };
    for (let bucket = start; bucket < end; bucket += 1) this.joinInto(joined, bucket);
    return joined;
  }

  private joinInto(joined: JoinedBuckets, bucket: number): void {
    const flags = this.flags[bucket] ?? 0;
    const count = this.counts[bucket] ?? 0;
    joined.flags |= flags & anyMark;
    if (count === 0) return;
    const low = this.minima[bucket] ?? 0;
    const high = this.maxima[bucket] ?? 0;
    if (joined.count === 0) {
      joined.minimum = low;
      joined.maximum = high;
      joined.flags |= flags;
    } else {
      // The extreme that a later bucket sets comes second; a bucket that sets both keeps its own order.
      const lower = low < joined.minimum;
      const higher = high > joined.maximum;
      if (lower || higher) joined.flags &= ~minimumIsFirst;
      if (higher && (!lower || (flags & minimumIsFirst) !== 0)) joined.flags |= minimumIsFirst;
      if (lower) joined.minimum = low;
      if (higher) joined.maximum = high;
    }
    joined.sum += this.sums[bucket] ?? 0;
    joined.count += count;
  }

  /** The buckets of the given width from the first step to the last, in order. */
  private *buckets(width: number, lastStep: number): Generator<JoinedBuckets> {
    const joined = width / this.bucketWidth;
    const count = Math.ceil(lastStep / width);
    for (let index = 0; index < count; index += 1) {
      yield this.join(index * joined, Math.min((index + 1) * joined, this.capacity));
    }
  }

  /**
   * The extremes on the x positions of {@link stepAxis} for the same width: null is a gap (something stands there that
   * cannot be drawn), undefined a step that was never told. On a log scale these are decimal logarithms.
   * @param width steps a bucket, a power of two that is at least {@link width}.
   * @param lastStep where the axis ends.
   */
  extremes(width: number, lastStep: number): (number | null | undefined)[] {
    const column: (number | null | undefined)[] = [];
    for (const { minimum, maximum, count, flags } of this.buckets(width, lastStep)) {
      const marked = (flags & anyMark) !== 0;
      if (count === 0 || (width === 1 && marked)) {
        const nothing = marked ? null : undefined;
        column.push(nothing);
        if (width > 1) column.push(nothing);
        continue;
      }
      const [first, second] = (flags & minimumIsFirst) !== 0 ? [minimum, maximum] : [maximum, minimum];
      column.push(first);
      if (width > 1) column.push(marked ? null : second);
    }
    return column;
  }

  /**
   * The mean of each bucket, on the positions of {@link meanAxis}; on a log scale the mean of the logarithms. A bucket
   * with a mark is a gap. What the mean smooths away shows in {@link widenEnvelope}.
   */
  means(width: number, lastStep: number): (number | null | undefined)[] {
    const column: (number | null | undefined)[] = [];
    for (const { sum, count, flags } of this.buckets(width, lastStep)) {
      if ((flags & anyMark) !== 0) column.push(null);
      else column.push(count === 0 ? undefined : sum / count);
    }
    return column;
  }

  /** Widens a band, one low and one high value a bucket, until it holds every value of this series. */
  widenEnvelope(width: number, low: Float32Array, high: Float32Array): void {
    const joined = width / this.bucketWidth;
    for (let bucket = 0; bucket < this.capacity; bucket += 1) {
      if ((this.counts[bucket] ?? 0) === 0) continue;
      const index = Math.floor(bucket / joined);
      if (index >= low.length) return;
      low[index] = Math.min(low[index] ?? 0, this.minima[bucket] ?? 0);
      high[index] = Math.max(high[index] ?? 0, this.maxima[bucket] ?? 0);
    }
  }

  /** Adds the marks of each bucket of the given width to `marks`, one entry a bucket. */
  collectMarks(width: number, marks: Uint8Array): void {
    const joined = width / this.bucketWidth;
    for (let bucket = 0; bucket < this.capacity; bucket += 1) {
      const flags = (this.flags[bucket] ?? 0) & anyMark;
      if (flags === 0) continue;
      const index = Math.floor(bucket / joined);
      if (index < marks.length) marks[index] = (marks[index] ?? 0) | flags;
    }
  }

  /** What is known around a step: the values as they were measured (not their logarithms), to single precision. */
  reading(step: number, width = this.bucketWidth): BucketReading {
    const joined = width / this.bucketWidth;
    const index = Math.max(0, Math.floor((step - 1) / width));
    const { minimum, maximum, count, flags } = this.join(index * joined, Math.min((index + 1) * joined, this.capacity));
    const original = (value: number) => (this.scale === 'log' ? 10 ** value : value);
    return {
      firstStep: index * width + 1,
      lastStep: Math.min((index + 1) * width, Math.max(this.latestStep, 1)),
      marks: flags & anyMark,
      ...(count === 0 ? {} : { range: { minimum: original(minimum), maximum: original(maximum) } }),
    };
  }
}
