import { describe, expect, it } from 'vitest';
import { paddedRange } from '../../../webview/charts/padded-range.js';

describe('The axis of a metric', () => {
  it.each<[string, number, number, number, number]>([
    ['has air above and below', 0.4, 2.3, 0.2, 2.5],
    ['hardly goes on where shares end', 0.1, 1, 0.01, 1.02],
    ['goes as far as losses need', 0.2, 1.4, 0, 1.6],
  ])('%s', (_, low, high, from, to) => {
    const [first, last] = paddedRange(low, high);
    expect(first).toBeCloseTo(from, 9);
    expect(last).toBeCloseTo(to, 9);
  });

  it('goes from 0 to 1 before there is a value', () => {
    expect(paddedRange(null, null)).toEqual([0, 1]);
    expect(paddedRange(0, 0)).toEqual([0, 1]);
  });
});
