import { bucketFlag } from '../../protocol/index.js';

const { notANumber, infinite, negativeInfinite, zero, minimumIsFirst, values: hasValues } = bucketFlag;
const anyMark = notANumber | infinite | negativeInfinite | zero;

/**
 * What a stretch of values holds, gathered from the first to the last, value by value or bucket by bucket. It is made to
 * be cleared and used again, since millions of them are gathered in one drawing.
 */
export class Stretch {
  /** Of the values that are finite and not zero; meaningless without the flag `values`. */
  minimum = 0;
  maximum = 0;
  /** NaN or infinite as soon as any value is. */
  sum = 0;
  count = 0;
  /** A union of `bucketFlag`. */
  flags = 0;

  /** Of all values; NaN where there is none or one of them is not finite. */
  get mean(): number {
    return this.count === 0 ? Number.NaN : this.sum / this.count;
  }

  clear(): void {
    this.minimum = 0;
    this.maximum = 0;
    this.sum = 0;
    this.count = 0;
    this.flags = 0;
  }

  addValue(value: number): void {
    this.sum += value;
    this.count += 1;
    if (value === 0) this.flags |= zero;
    else if (value - value !== 0) this.flags |= markOf(value);
    else if ((this.flags & hasValues) === 0) {
      this.minimum = value;
      this.maximum = value;
      this.flags |= hasValues;
    } else if (value > this.maximum) {
      this.maximum = value;
      this.flags |= minimumIsFirst;
    } else if (value < this.minimum) {
      this.minimum = value;
      this.flags &= ~minimumIsFirst;
    }
  }

  addBucket(minimum: number, maximum: number, mean: number, count: number, flags: number): void {
    this.sum += mean * count;
    this.count += count;
    this.flags |= flags & anyMark;
    if ((flags & hasValues) === 0) return;
    if ((this.flags & hasValues) === 0) {
      this.minimum = minimum;
      this.maximum = maximum;
      this.flags |= flags;
      return;
    }
    // The extreme that a later bucket sets comes second; a bucket that sets both keeps its own order.
    const lower = minimum < this.minimum;
    const higher = maximum > this.maximum;
    if (lower || higher) this.flags &= ~minimumIsFirst;
    if (higher && (!lower || (flags & minimumIsFirst) !== 0)) this.flags |= minimumIsFirst;
    if (lower) this.minimum = minimum;
    if (higher) this.maximum = maximum;
  }
}

function markOf(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return infinite;
  return value === Number.NEGATIVE_INFINITY ? negativeInfinite : notANumber;
}
