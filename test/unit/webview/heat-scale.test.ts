import { describe, expect, it } from 'vitest';
import { heatPixels, heatRange } from '../../../webview/charts/heat-scale.js';
import { chartOf } from './chart-fixtures.js';

/** A ramp whose red tells the place. */
const colors = {
  ramp: Uint8ClampedArray.from({ length: 4 * 256 }, (_, index) => (index % 4 === 0 ? index / 4 : 255)),
  notFinite: Uint8ClampedArray.of(1, 1, 1, 1),
  zero: Uint8ClampedArray.of(2, 2, 2, 2),
};

describe('a heat map', () => {
  it('spans the decades of its values', () => {
    expect(heatRange(chartOf([[2e-12, 1e-3], [0.5, 200]]), [0, 1])).toEqual([-12, 3]);
    expect(heatRange(chartOf([[0, NaN]]), [0])).toEqual([-1, 0]);
  });

  it('has a row a layer and a column a bucket, coloured by the logarithm of the mean', () => {
    const data = chartOf([[1e-4, 1e-3], [1, 1]]);
    const pixels = heatPixels(data, [0, 1], [-4, 0], colors);
    expect([0, 1, 2, 3].map((cell) => pixels[4 * cell])).toEqual([0, 64, 255, 255]);
  });

  it('shows a single NaN however long the run, and zero apart from small', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => (index === 5000 ? NaN : 1));
    const data = chartOf([long, long.map(() => 0)], { buckets: 10 });
    const pixels = heatPixels(data, [0, 1], [-1, 0], colors);
    const cells = Array.from({ length: 2 * data.count }, (_, cell) => [...pixels.slice(4 * cell, 4 * cell + 4)].join());
    expect(cells.slice(0, data.count).filter((cell) => cell === '1,1,1,1')).toHaveLength(1);
    expect(new Set(cells.slice(data.count))).toEqual(new Set(['2,2,2,2']));
  });

  it('has parts of a whole on a linear scale, with zero among them', () => {
    const pixels = heatPixels(chartOf([[0, 0.5, 1]]), [0], [0, 1], colors, { scale: 'linear', isSparse: false });
    expect([0, 1, 2].map((cell) => pixels[4 * cell])).toEqual([0, 128, 255]);
  });

  it('holds what is measured now and then until it is measured again', () => {
    const data = chartOf([[1, 1, 1, 1], [0.1]]);
    const rowOf = (isSparse: boolean) => [...heatPixels(data, [1], [-1, 0], colors, { scale: 'log', isSparse })].filter((_, index) => index % 4 === 3);
    expect(rowOf(false)).toEqual([255, 0, 0, 0]);
    expect(rowOf(true)).toEqual([255, 255, 255, 255]);
  });

  it('leaves out what was not measured', () => {
    expect([...heatPixels(chartOf([undefined, [1]]), [0], [-1, 0], colors)]).toEqual([0, 0, 0, 0]);
  });
});
