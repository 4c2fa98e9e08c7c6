/** Values and how many of the data each stands for. */
interface Summary {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The boundaries of so many bins that hold about as much of the data each
 * (keras/src/layers/preprocessing/discretization.py, `summarize`, `compress_summary` and `get_bin_boundaries`).
 * @param epsilon How near the boundaries are to the quantiles.
 */
export function binBoundaries(data: Float32Array, bins: number, epsilon: number): number[] {
  const sorted = data.slice().sort();
  const step = Math.max(sorted.length * epsilon, 1);
  const values: number[] = [];
  for (let place = Math.trunc(step - 1); place < sorted.length; place += Math.trunc(step)) values.push(sorted[place] ?? NaN);
  const summary = { values, weights: values.map(() => Math.fround(step)) };
  return compressed(compressed(summary, epsilon), 1 / bins).values.slice(0, -1);
}

function compressed(summary: Summary, epsilon: number): { readonly values: number[]; readonly weights: number[] } {
  const { values, weights } = summary;
  if (values.length * epsilon < 1) return { values: [...values], weights: [...weights] };
  const shares = Array.from({ length: Math.ceil(1 / epsilon) }, (_, index) => epsilon + index * epsilon);
  let sum = 0;
  const sums = weights.map((weight) => (sum = Math.fround(sum + weight)));
  const places = sums.map((each) => Math.fround(each / sum));
  const at = shares.map((share) => interpolated(share, places, sums));
  return {
    values: shares.map((share) => Math.fround(interpolated(share, places, values))),
    weights: at.map((each, index) => Math.fround(each - (at[index - 1] ?? 0))),
  };
}

/** `numpy.interp`: between points, and as at the first or the last beyond them. */
function interpolated(x: number, places: readonly number[], values: readonly number[]): number {
  const next = places.findIndex((place) => place > x);
  if (next < 0) return values.at(-1) ?? NaN;
  if (next === 0) return values[0] ?? NaN;
  const [from, to] = [places[next - 1] ?? NaN, places[next] ?? NaN];
  const [low, high] = [values[next - 1] ?? NaN, values[next] ?? NaN];
  return low + ((high - low) / (to - from)) * (x - from);
}
