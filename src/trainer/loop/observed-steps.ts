/** How many steps there are from one that is observed to the next, once a run has begun: observing takes some two steps' time, so 2 % of a run's. */
const PERIOD = 100;

/**
 * The first observed step after one: 1, 2, 4, 8 … 64, since much is decided in a run's first steps, and then every hundredth.
 * @param step 0 before the first.
 */
export function nextObservedStep(step: number): number {
  if (step >= PERIOD) return (Math.floor(step / PERIOD) + 1) * PERIOD;
  const doubled = step === 0 ? 1 : 2 ** (Math.floor(Math.log2(step)) + 1);
  return Math.min(doubled, PERIOD);
}
