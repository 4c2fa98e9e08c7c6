import type { DashboardEpoch } from '../../src/protocol/index.js';
import type { ChartData } from '../series/index.js';
import type { AxisUnit } from '../state/index.js';

/** The horizontal axis of all charts: where a step lies on it. */
export interface StepAxis {
  readonly unit: AxisUnit;
  /** In steps, epochs or seconds. */
  toPosition(step: number): number;
  toStep(position: number): number;
  /** The distances between labels that read well, rising. */
  readonly increments: readonly number[];
}

const powers = Array.from({ length: 13 }, (_, exponent) => 10 ** exponent);
const round = powers.flatMap((power) => [power, 2 * power, 5 * power]);

export const stepsAxis: StepAxis = { unit: 'step', toPosition: (step) => step, toStep: (position) => position, increments: round };

/** Epochs as they are done: step 1,719 of 1,719 an epoch lies at 1. */
export function epochAxis(stepsPerEpoch: number): StepAxis {
  return {
    unit: 'epoch',
    toPosition: (step) => step / stepsPerEpoch,
    toStep: (position) => position * stepsPerEpoch,
    increments: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, ...round],
  };
}

/** When steps were done: rising steps, each with the seconds since the run began. */
export interface Clock {
  readonly steps: readonly number[];
  readonly seconds: readonly number[];
}

/** The clock of the host, with pauses; of a run that began before its window, the time that its epochs took. */
export function clockOf(told: ChartData, epochs: readonly DashboardEpoch[]): Clock {
  const points: [step: number, seconds: number][] = [];
  for (let bucket = 0; bucket < told.count; bucket += 1) {
    if (told.flags(0, bucket) !== 0) points.push([Math.min((told.first + bucket + 1) * told.width, told.lastStep), told.maximum(0, bucket)]);
  }
  if (points.length === 0) {
    let sum = 0;
    for (const { step, seconds } of epochs) {
      sum += seconds;
      points.push([step, sum]);
    }
  }
  const clock = { steps: [0], seconds: [0] };
  for (const [step, seconds] of points) {
    if (!(seconds > (clock.seconds.at(-1) ?? 0))) continue;
    clock.steps.push(step);
    clock.seconds.push(seconds);
  }
  return clock;
}

/** Seconds since the run began. Between two measured steps time passes evenly. Undefined while no time is known. */
export function timeAxis({ steps, seconds }: Clock): StepAxis | undefined {
  if (steps.length < 2) return undefined;
  return {
    unit: 'time',
    toPosition: (step) => interpolate(steps, seconds, step),
    toStep: (position) => interpolate(seconds, steps, position),
    increments: [0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 36_000, 86_400, 172_800, 604_800],
  };
}

/** The value at `x` of the line through rising points, straight on beyond the last. */
function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((xs[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  const [x0, x1, y0, y1] = [xs[low] ?? 0, xs[high] ?? 0, ys[low] ?? 0, ys[high] ?? 0];
  return x1 === x0 ? y0 + (x - x0) : y0 + ((x - x0) * (y1 - y0)) / (x1 - x0);
}
