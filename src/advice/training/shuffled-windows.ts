import type { ArrayExpression } from '../../spec/index.js';
import { rowsBehind } from './rows.js';

type Windows = Extract<ArrayExpression, { operation: 'windows' }>;

/** Overlapping windows of a series whose order in time is lost. */
export interface ShuffledWindows {
  /** The rows of one window. */
  readonly length: number;
  /** Whether the rows were shuffled before windows were cut out of them, or the windows were. */
  readonly when: 'beforeCut' | 'afterCut';
  /** Whether the array holds some of the windows only, so that others are kept aside. */
  readonly isPart: boolean;
  /** What shuffles. */
  readonly by: ArrayExpression;
}

/** How an array of overlapping windows lost its order; null where it did not, or nothing is known of it. */
export function shuffledWindowsOf(array: ArrayExpression): ShuffledWindows | null {
  let windows: Windows | null = null;
  let by: ArrayExpression | null = null;
  let isPart = false;
  for (let each: ArrayExpression | null = array; each !== null; each = rowsBehind(each)) {
    if (isShuffled(each)) {
      if (windows !== null) return { length: windows.length, when: 'beforeCut', isPart, by: each };
      by ??= each;
    }
    if (by === null || by === each) isPart ||= takesPart(each);
    if (each.operation === 'windows' && Math.abs(each.step) < each.length) windows = each;
  }
  return windows === null || by === null ? null : { length: windows.length, when: 'afterCut', isPart, by };
}

/** Whether the rows of an array are in a random order, whatever was their order before. */
function isShuffled(array: ArrayExpression): boolean {
  if (array.operation === 'split') return array.shuffle;
  if (array.operation !== 'take') return false;
  const numbers = numbersOf(array.indices);
  return numbers.operation === 'fold' ? numbers.source !== null : numbers.operation === 'random';
}

/** Whether rows are left out. */
function takesPart(array: ArrayExpression): boolean {
  if (array.operation === 'take') return array.indices.operation === 'slice' || array.indices.operation === 'fold';
  return array.operation === 'split' || (array.operation === 'slice' && array.axis === 0);
}

/** The numbers of rows that a part is taken of, `order[:800]`. */
function numbersOf(indices: ArrayExpression): ArrayExpression {
  return indices.operation === 'slice' ? numbersOf(indices.input) : indices;
}
