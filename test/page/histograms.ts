/** Arrays of numbers for the page's tests, the same each time. */

/** Numbers as of a normal distribution: its quantiles, evenly chosen (Tukey's lambda with 0.14 is close to it). */
export function normal(count: number, deviation: number, mean = 0): number[] {
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    return mean + (deviation * (share ** 0.1349 - (1 - share) ** 0.1349)) / 0.1975;
  });
}

/** A kernel that spreads while it is trained, and its gradient that fades; a bias that begins at zero. */
export function trainedArrays(step: number): Record<string, readonly number[]> {
  const progress = step / 900;
  return {
    'weights/dense/kernel': [...normal(900, 0.05 + 0.06 * progress), ...normal(100, 0.02, 0.35 * progress)],
    'weights/dense/bias': step === 0 ? new Array<number>(50).fill(0) : normal(50, 0.02 * progress),
    'gradients/dense/kernel': normal(1000, 0.1 * 10 ** (-4 * progress)),
  };
}
