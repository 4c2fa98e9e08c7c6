import { describe, expect, it } from 'vitest';
import { tableSteps, trendOf } from '../../../webview/series/index.js';
import { chartOf } from './chart-fixtures.js';

/** Values by their step, from 1. */
const values = (length: number, at: (step: number) => number) => Array.from({ length }, (_, index) => at(index + 1));
const wobble = (step: number) => Math.sin(step * 12.9898);

describe('the trend at the end of a series', () => {
  it('is falling, rising or level, whatever came before', () => {
    expect(trendOf(chartOf([values(800, (step) => 2 - step / 500 + 0.01 * wobble(step))]), 0)).toBe('falling');
    expect(trendOf(chartOf([values(800, (step) => (step < 400 ? 2 - step / 300 : step / 300) + 0.01 * wobble(step))]), 0)).toBe('rising');
    expect(trendOf(chartOf([values(800, (step) => (step < 400 ? 2 - step / 300 : 0.7) + 0.01 * wobble(step))]), 0)).toBe('level');
  });

  it('is not said where noise hides it, nor of a curve that fell and may have come to its end', () => {
    expect(trendOf(chartOf([values(800, (step) => 2 - step * 1e-5 + wobble(step))]), 0)).toBeNull();
    expect(trendOf(chartOf([values(800, (step) => (step < 550 ? 2 - step / 300 : 0.2) + 0.2 * wobble(step))]), 0)).not.toBe('falling');
  });

  it('is not said of a few steps, nor of values that are no numbers', () => {
    expect(trendOf(chartOf([values(40, (step) => 1 / step)]), 0)).toBeNull();
    expect(trendOf(chartOf([values(800, (step) => (step < 780 ? 1 : NaN))]), 0)).toBeNull();
  });
});

describe('the steps of a table', () => {
  it('are spread evenly, from the first bucket to the last step', () => {
    const data = chartOf([values(900, (step) => step)]);
    const steps = tableSteps(data, 12);
    expect(steps).toHaveLength(12);
    expect(steps.at(-1)).toBe(900);
    const distances = steps.slice(1).map((step, index) => step - (steps[index] ?? 0));
    // To whole buckets, of which the last is not full.
    expect(Math.max(...distances) - Math.min(...distances)).toBeLessThan(2 * data.width);
  });

  it('are all of a short run, and none of an empty one', () => {
    expect(tableSteps(chartOf([[3, 2, 1]]), 12)).toEqual([1, 2, 3]);
    expect(tableSteps(chartOf([[]]), 12)).toEqual([]);
  });
});
