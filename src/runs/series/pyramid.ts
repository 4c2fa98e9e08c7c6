import { BucketLevel } from './bucket-level.js';
import { Chunked } from './chunked.js';
import type { Stretch } from './stretch.js';

/** How many buckets of one level make a bucket of the next. */
export const branching = 32;

const valuesInChunk = 4096;
/** How many values a bucket of each level holds; more levels than any run fills. */
const sizes = Array.from({ length: 6 }, (_, level) => branching ** (level + 1));

/**
 * Values, and above them levels of buckets: 32 values each, 32 of those, and so on. A stretch of any length is summed up by
 * some sixty reads a level, whatever its length; appending takes constant time on average. The levels cost half a byte a value
 * beside the 4 of the value itself.
 */
export class Pyramid {
  private readonly values = new Chunked(valuesInChunk);
  /** Level 0 holds buckets of 32 values. */
  private readonly levels: BucketLevel[] = [];

  get length(): number {
    return this.values.length;
  }

  get bytes(): number {
    return this.levels.reduce((sum, level) => sum + level.bytes, this.values.bytes);
  }

  /** The index of the first value that is kept as it was measured; of those before it, only buckets are. */
  get firstValueKept(): number {
    return this.values.kept;
  }

  append(value: number): void {
    this.values.push(value);
    if (this.values.length % branching === 0) this.close(this.values.length - branching);
  }

  /** The value at an index; NaN where only its bucket is kept. */
  at(index: number): number {
    return this.values.at(index);
  }

  /**
   * Adds the values with indices in [begin, end) to a stretch. Where only buckets are kept, the stretch is widened to whole
   * ones, so that no extreme is ever missed.
   */
  gather(begin: number, end: number, stretch: Stretch): void {
    let index = begin;
    while (index < end) {
      const level = this.largestLevelAt(index, end);
      if (level < 0) {
        stretch.addValue(this.values.at(index));
        index += 1;
      } else {
        const size = sizes[level] ?? 1;
        const bucket = Math.floor(index / size);
        this.levels[level]?.gather(bucket, stretch);
        index = (bucket + 1) * size;
      }
    }
  }

  /** Lets the oldest and finest go until what is kept fits: values get half of the bytes, their buckets most of the rest. */
  shrinkTo(bytes: number): void {
    this.values.shrinkTo(bytes / 2);
    this.levels.forEach((level, index) => level.shrinkTo(bytes / 2 ** (index + 2)));
  }

  /** The level whose bucket begins at the index and ends by `end`, -1 for the value itself. */
  private largestLevelAt(index: number, end: number): number {
    let level = -1;
    for (let next = 0; next < this.levels.length; next += 1) {
      const candidate = this.levels[next];
      const size = sizes[next] ?? 1;
      const bucket = Math.floor(index / size);
      if (candidate === undefined || bucket >= candidate.length) break;
      const fits = index % size === 0 && index + size <= end;
      if (!fits && this.isKept(level, index)) break;
      if (bucket >= candidate.kept) level = next;
    }
    return level;
  }

  /** Whether a level, -1 for the values, still holds what stands at an index. */
  private isKept(level: number, index: number): boolean {
    if (level < 0) return index >= this.values.kept;
    return Math.floor(index / (sizes[level] ?? 1)) >= (this.levels[level]?.kept ?? 0);
  }

  /** Makes the bucket of the values from `begin` on, and those of higher levels that it completes. */
  private close(begin: number): void {
    this.level(0).closeValues(this.values, begin);
    for (let level = 1, end = begin + branching; end % branching ** (level + 1) === 0; level += 1) {
      this.level(level).closeBuckets(this.level(level - 1), end / branching ** level - branching);
    }
  }

  private level(index: number): BucketLevel {
    const known = this.levels[index];
    if (known !== undefined) return known;
    const made = new BucketLevel(branching ** (index + 1), branching);
    this.levels.push(made);
    return made;
  }
}
