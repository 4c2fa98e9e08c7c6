import type { DataFacts } from '../../spec/index.js';

/** Whether an array is one number throughout, as `np.zeros` makes it to show a shape: it says nothing of the data that it stands for. */
export function isPlaceholder({ minimum, maximum }: DataFacts): boolean {
  return minimum !== undefined && minimum === maximum;
}
