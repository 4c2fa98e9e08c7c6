/** As many as TensorBoard draws. */
const bucketCount = 30;

/** How the finite values of an array lie. */
export interface ValueDistribution {
  readonly minimum: number;
  readonly maximum: number;
  /** How many are finite. */
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Bucket `i` goes from `limits[i]` to `limits[i + 1]`; there is one limit more than buckets. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

/** Sorts values into buckets of equal width between the smallest and the largest; null where none is finite. */
export function distributionOf(values: Iterable<number>): ValueDistribution | null {
  let [minimum, maximum, count, sum, sumOfSquares] = [Infinity, -Infinity, 0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    count += 1;
    sum += value;
    sumOfSquares += value * value;
  }
  if (count === 0) return null;
  const width = (maximum - minimum) / bucketCount;
  // Equal values, such as biases before the first step, have one bucket of no width.
  if (width === 0) return { minimum, maximum, count, sum, sumOfSquares, limits: [minimum, maximum], counts: [count] };
  const counts = new Array<number>(bucketCount).fill(0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bucket = Math.min(Math.floor((value - minimum) / width), bucketCount - 1);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const limits = Array.from({ length: bucketCount + 1 }, (_, index) => (index === bucketCount ? maximum : minimum + index * width));
  return { minimum, maximum, count, sum, sumOfSquares, limits, counts };
}
