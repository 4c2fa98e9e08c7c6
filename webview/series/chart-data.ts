import { bucketFlag, type ChartBuckets } from '../../src/protocol/index.js';

/** Room for so many buckets more than there are, so that a run can grow without everything being copied each time. */
const spareBuckets = 64;

/** The buckets of one chart, as the host gave them: never more than the chart can show. */
export class ChartData {
  private minima = new Float32Array(0);
  private maxima = new Float32Array(0);
  private meanValues = new Float32Array(0);
  private smoothValues = new Float32Array(0);
  private flagBits = new Uint8Array(0);
  /** Buckets for which there is room in each series. */
  private stride = 0;
  private latest: ChartBuckets | undefined;
  private known: { readonly flags: number; readonly hasNegative: boolean } | undefined;

  /** Steps a bucket. */
  get width(): number {
    return this.latest?.width ?? 1;
  }

  /** The number of the first bucket, counted from the first step on. */
  get first(): number {
    return this.latest?.first ?? 0;
  }

  /** How many buckets each series has. */
  get count(): number {
    return this.latest === undefined ? 0 : this.latest.start + this.latest.count - this.latest.first;
  }

  get seriesCount(): number {
    return this.latest?.lengths.length ?? 0;
  }

  /** The latest step of the runs in the chart, also when it is not in view. */
  get lastStep(): number {
    return this.latest?.lastStep ?? 0;
  }

  /** Whether it says no more than that there are values: what a chart asks for that is hidden until there are some. */
  get isGlimpse(): boolean {
    return this.width > 1 && this.count === 1;
  }

  get hasSmoothed(): boolean {
    return this.latest?.smoothed ?? false;
  }

  /** Takes an answer of the host in. @returns false for one that does not continue what is known. */
  take(message: ChartBuckets): boolean {
    const known = this.latest;
    const from = message.start - message.first;
    if (from > 0) {
      const continues = known?.request === message.request && known.width === message.width && known.first === message.first;
      if (!continues || from > this.count) return false;
    }
    this.makeRoom(message, from > 0);
    const { count, smoothed, values, flags, lengths } = message;
    const columns = smoothed ? 4 : 3;
    for (let series = 0; series < lengths.length; series += 1) {
      const at = series * this.stride + from;
      const offset = series * columns * count;
      // Of most messages this is one bucket of many series: parts of arrays would cost more than their contents.
      for (let bucket = 0; bucket < count; bucket += 1) {
        this.minima[at + bucket] = values[offset + bucket] ?? Number.NaN;
        this.maxima[at + bucket] = values[offset + count + bucket] ?? Number.NaN;
        this.meanValues[at + bucket] = values[offset + 2 * count + bucket] ?? Number.NaN;
        if (smoothed) this.smoothValues[at + bucket] = values[offset + 3 * count + bucket] ?? Number.NaN;
        this.flagBits[at + bucket] = flags[series * count + bucket] ?? 0;
      }
    }
    this.latest = message;
    this.known = undefined;
    return true;
  }

  /** The smallest value of a bucket, zeros left out; only with the flag `values`. */
  minimum(series: number, bucket: number): number {
    return this.minima[series * this.stride + bucket] ?? Number.NaN;
  }

  maximum(series: number, bucket: number): number {
    return this.maxima[series * this.stride + bucket] ?? Number.NaN;
  }

  /** NaN where the bucket is empty, and not finite where one of its values is not. */
  mean(series: number, bucket: number): number {
    return this.meanValues[series * this.stride + bucket] ?? Number.NaN;
  }

  smooth(series: number, bucket: number): number {
    return this.smoothValues[series * this.stride + bucket] ?? Number.NaN;
  }

  /** A union of `bucketFlag`. */
  flags(series: number, bucket: number): number {
    return this.flagBits[series * this.stride + bucket] ?? 0;
  }

  /** The flags that any bucket of any series has. */
  get anyFlags(): number {
    return this.facts.flags;
  }

  /** Whether any bucket of any series holds a negative number. */
  get hasNegative(): boolean {
    return this.facts.hasNegative;
  }

  /** The first value of a series as it was measured; NaN before it. */
  firstValue(series: number): number {
    return this.latest?.ends[2 * series] ?? Number.NaN;
  }

  /** The latest value of a series as it was measured; NaN before the first. */
  lastValue(series: number): number {
    return this.latest?.ends[2 * series + 1] ?? Number.NaN;
  }

  /** How many values a series has in the whole run. */
  length(series: number): number {
    return this.latest?.lengths[series] ?? 0;
  }

  /** The bucket, counted from the first of the chart, that holds a step; undefined outside of them. */
  bucketAt(step: number): number | undefined {
    const bucket = Math.floor((step - 1) / this.width) - this.first;
    return bucket >= 0 && bucket < this.count ? bucket : undefined;
  }

  /** Looked up once for all that ask until the next message. */
  private get facts(): { readonly flags: number; readonly hasNegative: boolean } {
    if (this.known !== undefined) return this.known;
    let flags = 0;
    let hasNegative = false;
    for (let series = 0; series < this.seriesCount; series += 1) {
      const begin = series * this.stride;
      for (let at = begin; at < begin + this.count; at += 1) {
        const own = this.flagBits[at] ?? 0;
        flags |= own;
        if ((own & bucketFlag.values) !== 0 && (this.minima[at] ?? 0) < 0) hasNegative = true;
      }
    }
    this.known = { flags, hasNegative };
    return this.known;
  }

  private makeRoom({ start, first, count, lengths, smoothed }: ChartBuckets, keep: boolean): void {
    const buckets = start + count - first;
    if (keep && buckets <= this.stride) return;
    const before = this.stride;
    this.stride = buckets + spareBuckets;
    const size = this.stride * lengths.length;
    const moved = <T extends Float32Array | Uint8Array>(from: T, to: T): T => {
      if (keep) for (let series = 0; series < lengths.length; series += 1) to.set(from.subarray(series * before, (series + 1) * before), series * this.stride);
      return to;
    };
    this.minima = moved(this.minima, new Float32Array(size));
    this.maxima = moved(this.maxima, new Float32Array(size));
    this.meanValues = moved(this.meanValues, new Float32Array(size));
    this.smoothValues = smoothed ? moved(this.smoothValues, new Float32Array(size)) : new Float32Array(0);
    this.flagBits = moved(this.flagBits, new Uint8Array(size));
  }
}
