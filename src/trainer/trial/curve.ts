/** So many points are as many as a small plot can show. */
const mostPoints = 150;

/** The number of the last step of each stretch of a curve. @param steps In all. */
export function stretchEnds(steps: number): number[] {
  const count = Math.min(steps, mostPoints);
  return Array.from({ length: count }, (_, index) => Math.round(((index + 1) * steps) / count));
}

/** The mean loss of each stretch. @param ends See {@link stretchEnds}. */
export function curveOf(losses: readonly number[], ends: readonly number[]): number[] {
  return ends.map((end, index) => {
    const stretch = losses.slice(ends[index - 1] ?? 0, end);
    return stretch.reduce((sum, loss) => sum + loss, 0) / stretch.length;
  });
}
