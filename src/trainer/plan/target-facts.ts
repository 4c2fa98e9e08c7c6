import type { TargetFacts } from '../../symptoms/index.js';
import type { Samples } from '../fit/samples.js';

/** What there is to know of the targets of a model with one output before it is trained; null of others, and of targets that are not in memory. */
export function targetFacts({ y: [targets, ...others], count }: Pick<Samples, 'y' | 'count'>): TargetFacts | null {
  if (targets === undefined || others.length > 0 || 'gather' in targets) return null;
  const { values } = targets;
  const size = values.length / count;
  let [squares, sizes, areEqual] = [0, 0, true];
  for (let index = 0; index < values.length; index += 1) {
    const value = Number(values[index]);
    squares += value * value;
    sizes += Math.abs(value);
    if (values[index] !== values[index % size]) areEqual = false;
  }
  return { count, areEqual, meanSquare: squares / values.length, meanSize: sizes / values.length };
}
