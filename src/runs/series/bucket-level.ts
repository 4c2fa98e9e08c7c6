import { Chunked } from './chunked.js';
import { Stretch } from './stretch.js';

const bucketsInChunk = 256;
const stretch = new Stretch();

/** One level of a pyramid: the extremes, the mean and the flags of buckets that all hold as many values. */
export class BucketLevel {
  private readonly minima = new Chunked(bucketsInChunk);
  private readonly maxima = new Chunked(bucketsInChunk);
  private readonly means = new Chunked(bucketsInChunk);
  /** Small whole numbers, which single precision holds exactly. */
  private readonly flags = new Chunked(bucketsInChunk);

  /**
   * @param size values in a bucket.
   * @param branching buckets of the level below in one of this level.
   */
  constructor(
    private readonly size: number,
    private readonly branching: number,
  ) {}

  get length(): number {
    return this.flags.length;
  }

  /** The first bucket that has not been let go. */
  get kept(): number {
    return this.flags.kept;
  }

  get bytes(): number {
    return 4 * this.flags.bytes;
  }

  /** Adds the bucket of the values from an index on. */
  closeValues(values: Chunked, begin: number): void {
    stretch.clear();
    for (let index = begin; index < begin + this.branching; index += 1) stretch.addValue(values.at(index));
    this.push();
  }

  /** Adds the bucket of the buckets below from an index on. */
  closeBuckets(below: BucketLevel, begin: number): void {
    stretch.clear();
    for (let bucket = begin; bucket < begin + this.branching; bucket += 1) below.gather(bucket, stretch);
    this.push();
  }

  /** Adds a bucket to a stretch. */
  gather(bucket: number, into: Stretch): void {
    into.addBucket(this.minima.at(bucket), this.maxima.at(bucket), this.means.at(bucket), this.size, this.flags.at(bucket));
  }

  /** Lets the oldest buckets go. */
  shrinkTo(bytes: number): void {
    for (const column of [this.minima, this.maxima, this.means, this.flags]) column.shrinkTo(bytes / 4);
  }

  private push(): void {
    this.minima.push(stretch.minimum);
    this.maxima.push(stretch.maximum);
    this.means.push(stretch.mean);
    this.flags.push(stretch.flags);
  }
}
