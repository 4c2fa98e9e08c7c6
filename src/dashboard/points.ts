import type { SeriesPoints } from '../protocol/index.js';
import type { SeriesStore } from '../runs/index.js';

/** More points than any chart has pixels. */
export const maximumPoints = 2000;

/** The series that the page draws; the others are for the record. */
const isDrawn = (name: string): boolean => name === 'loss' || name.startsWith('gradientNorm/');

/** The points after a step, thinned out if they are many, packed for the way to the page. */
export function pointsAfter(series: SeriesStore, step: number): Record<string, SeriesPoints> {
  const points = Object.entries(series.points(step + 1, series.lastStep, maximumPoints));
  return pack(points.filter(([name, { steps }]) => isDrawn(name) && steps.length > 0));
}

/**
 * Puts the values of all series into one buffer, and equal steps into one array: VS Code's bridge to a webview copies
 * few large buffers far faster than many small ones.
 */
function pack(points: readonly (readonly [string, SeriesPoints])[]): Record<string, SeriesPoints> {
  const values = new Float32Array(points.reduce((length, [, each]) => length + each.values.length, 0));
  const packed: Record<string, SeriesPoints> = {};
  let offset = 0;
  let shared: SeriesPoints['steps'] | undefined;
  for (const [name, each] of points) {
    const end = offset + each.values.length;
    values.set(each.values, offset);
    if (shared === undefined || !sameSteps(shared, each.steps)) shared = each.steps;
    packed[name] = { steps: shared, values: values.subarray(offset, end) };
    offset = end;
  }
  return packed;
}

function sameSteps(left: Float64Array, right: Float64Array): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}
