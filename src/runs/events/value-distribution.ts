/** As many as TensorBoard draws, beside those around zero. */
const bucketCount = 30;

/** Values up to this share of the largest are next to nothing beside it; they have buckets of their own, so that they can be counted. */
export const nearZero = 0.01;

type Numbers = Float32Array | readonly number[];

/** How the values of an array lie. */
export interface ValueDistribution {
  /** Of the finite values; 0 where there are none. */
  readonly minimum: number;
  readonly maximum: number;
  /** How many are finite. */
  readonly count: number;
  /** How many are NaN or infinite; they are in no bucket. */
  readonly notFinite: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Bucket `i` goes from `limits[i]` to `limits[i + 1]`; there is one limit more than buckets. Empty where no value is finite. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Sorts values into buckets of equal width between the smallest and the largest. Those next to zero are parted at 1 % of the
 * largest magnitude on either side ({@link nearZero}). Equal values, such as biases before the first step, have one bucket of no width.
 */
export function distributionOf(values: Numbers): ValueDistribution {
  const facts = momentsOf(values);
  const { minimum, maximum, count } = facts;
  if (count === 0) return { ...facts, limits: [], counts: [] };
  if (minimum === maximum) return { ...facts, limits: [minimum, maximum], counts: [count] };
  const limits = limitsBetween(minimum, maximum);
  return { ...facts, limits, counts: countsWithin(limits, values) };
}

type Moments = Omit<ValueDistribution, 'limits' | 'counts'>;

function momentsOf(values: Numbers): Moments {
  let [minimum, maximum, count, sum, sumOfSquares] = [Infinity, -Infinity, 0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    count += 1;
    sum += value;
    sumOfSquares += value * value;
  }
  if (count === 0) [minimum, maximum] = [0, 0];
  return { minimum, maximum, count, notFinite: values.length - count, sum, sumOfSquares };
}

function limitsBetween(minimum: number, maximum: number): number[] {
  const width = (maximum - minimum) / bucketCount;
  const even = Array.from({ length: bucketCount + 1 }, (_, index) => (index === bucketCount ? maximum : minimum + index * width));
  const small = nearZero * Math.max(-minimum, maximum);
  const beside = [-small, small].filter((limit) => limit > minimum && limit < maximum && !even.includes(limit));
  return [...even, ...beside].sort((left, right) => left - right);
}

function countsWithin(limits: readonly number[], values: Numbers): number[] {
  const [minimum = 0] = limits;
  const maximum = limits.at(-1) ?? 0;
  const last = limits.length - 2;
  const bounds = Float64Array.from(limits);
  // By its distance from the minimum a value is found in one of equal parts, and from there its bucket in a step or two.
  const perWidth = bucketCount / (maximum - minimum);
  const starts = Uint8Array.from({ length: bucketCount + 1 }, (_, part) => {
    const begin = minimum + part / perWidth;
    return Math.min(Math.max(0, limits.findLastIndex((limit) => limit <= begin)), last);
  });
  const counts = new Float64Array(last + 1);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    let bucket = starts[Math.floor((value - minimum) * perWidth)] ?? last;
    while (bucket < last && value >= (bounds[bucket + 1] ?? maximum)) bucket += 1;
    while (bucket > 0 && value < (bounds[bucket] ?? minimum)) bucket -= 1;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return [...counts];
}
