import { describe, expect, it } from 'vitest';
import { linearScale, logarithmicScale } from '../../../webview/charts/scale.js';

/** Labels as people read them: what rounding adds in the last digit is not seen. */
const shown = (ticks: readonly number[]): number[] => ticks.map((tick) => Number(tick.toPrecision(12)));

describe('a linear scale', () => {
  it('is labelled at round values between its ends, no more often than is asked for', () => {
    expect(shown(linearScale(2.07, 2.74, 5).ticks)).toEqual([2.2, 2.4, 2.6]);
    expect(shown(linearScale(0, 399, 6).ticks)).toEqual([0, 100, 200, 300]);
    expect(shown(linearScale(-1, 1, 4).ticks)).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  it('places its ends at 0 and 1, and what lies beyond them outside', () => {
    const { place } = linearScale(2, 4, 5);
    expect([2, 3, 4, 6].map(place)).toEqual([0, 0.5, 1, 2]);
  });

  it('has room around a single value', () => {
    expect(linearScale(3, 3, 5).place(3)).toBe(0.5);
  });
});

describe('a logarithmic scale', () => {
  it('is labelled at powers of ten, its ends with them, or at every other where there are many', () => {
    expect(shown(logarithmicScale(1e-6, 10, 8).ticks)).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10]);
    expect(shown(logarithmicScale(1e-6, 10, 4).ticks)).toEqual([1e-6, 1e-4, 0.01, 1]);
    expect(shown(logarithmicScale(0.3, 40, 5).ticks)).toEqual([1, 10]);
  });

  it('places equal factors equally far apart', () => {
    const { place } = logarithmicScale(0.01, 100, 5);
    expect([0.01, 1, 100].map((value) => Number(place(value).toFixed(9)))).toEqual([0, 0.5, 1]);
  });
});
