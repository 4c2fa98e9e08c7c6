import { bucketFlag, type DashboardEpoch } from '../../src/protocol/index.js';
import { drawnMaximum, drawnMinimum, hasUndrawable, markedSpans, type ChartData, type MarkedSpan, type ValueScale } from '../series/index.js';

/** A value of a line at one x: null is a gap, undefined means that this line has no point there. */
export type ColumnValue = number | null | undefined;

/** A line by itself: steps, which need not be whole, and what it has there. */
export interface Line {
  readonly steps: readonly number[];
  readonly values: readonly ColumnValue[];
}

/** The band between the lowest and the highest value of all lines, at every position. */
export interface Envelope {
  /** Not finite where nothing can be drawn. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** 1 where something was measured that cannot be drawn: the band has a gap there if no other line has a value. */
  readonly broken: Uint8Array;
}

/** What a chart draws: the steps, and one column a line with as many values. */
export interface ChartColumns {
  readonly steps: readonly number[];
  readonly lines: readonly (readonly ColumnValue[])[];
  readonly marks: readonly MarkedSpan[];
  readonly envelope?: Envelope;
  /** Steps a bucket: how many steps a position stands for. */
  readonly bucketWidth: number;
  readonly lastStep: number;
}

/** A chart before the first step. */
export const emptyColumns: ChartColumns = { steps: [], lines: [], marks: [], bucketWidth: 1, lastStep: 0 };

/**
 * Every value where a bucket is a step; else both extremes of every bucket, in the order in which they came. No spike is
 * left out.
 */
export function extremesLine(data: ChartData, series: number, scale: ValueScale): Line {
  const steps: number[] = [];
  const values: ColumnValue[] = [];
  for (let bucket = 0; bucket < data.count; bucket += 1) {
    const lowest = drawnMinimum(data, series, bucket, scale);
    const isEmpty = Number.isNaN(lowest);
    const gap = hasUndrawable(data, series, bucket, scale) || (isEmpty && data.flags(series, bucket) !== 0);
    const minimum = isEmpty ? undefined : lowest;
    const maximum = isEmpty ? undefined : drawnMaximum(data, series, bucket, scale);
    const begin = (data.first + bucket) * data.width;
    if (data.width === 1) {
      steps.push(begin + 1);
      values.push(gap ? null : maximum);
      continue;
    }
    const minimumFirst = (data.flags(series, bucket) & bucketFlag.minimumIsFirst) !== 0;
    const [first, second] = minimumFirst ? [minimum, maximum] : [maximum, minimum];
    steps.push(begin + data.width / 4 + 0.5, begin + (3 * data.width) / 4 + 0.5);
    values.push(isEmpty && gap ? null : first, gap ? null : second);
  }
  return { steps, values };
}

/** The mean of each bucket, in its middle; one that is not finite is a gap. */
export function meanLine(data: ChartData, series: number, scale: ValueScale): Line {
  const steps = Array.from({ length: data.count }, (_, bucket) => middleOf(data, bucket));
  const values = steps.map((_, bucket) => (data.flags(series, bucket) === 0 ? undefined : (scaled(data.mean(series, bucket), scale) ?? null)));
  return { steps, values };
}

/** The smoothed values, at the end of each bucket. */
export function smoothLine(data: ChartData, series: number, scale: ValueScale): Line {
  const steps = Array.from({ length: data.count }, (_, bucket) => Math.min((data.first + bucket + 1) * data.width, Math.max(data.lastStep, 1)));
  return { steps, values: steps.map((_, bucket) => scaled(data.smooth(series, bucket), scale)) };
}

/** The values of a metric at the ends of the epochs in view; one that is not finite is a gap. */
export function epochLine(epochs: readonly DashboardEpoch[], metric: string, scale: ValueScale): Line {
  const told = epochs.filter(({ metrics }) => metrics[metric] !== undefined);
  return { steps: told.map(({ step }) => step), values: told.map(({ metrics }) => scaled(metrics[metric] ?? Number.NaN, scale) ?? null) };
}

function scaled(value: number, scale: ValueScale): number | undefined {
  const drawn = scale === 'log' ? Math.log10(value) : value;
  return Number.isFinite(drawn) ? drawn : undefined;
}

/** Puts lines, each with rising steps, on one axis, which has the steps of all of them. */
export function aligned(lines: readonly Line[]): Pick<ChartColumns, 'steps' | 'lines'> {
  const steps: number[] = [];
  const columns = lines.map((): ColumnValue[] => []);
  const next = lines.map(() => 0);
  for (;;) {
    let step = Number.POSITIVE_INFINITY;
    for (let line = 0; line < lines.length; line += 1) step = Math.min(step, lines[line]?.steps[next[line] ?? 0] ?? Number.POSITIVE_INFINITY);
    if (!(step < Number.POSITIVE_INFINITY)) return { steps, lines: columns };
    steps.push(step);
    lines.forEach((line, index) => {
      let value: ColumnValue;
      for (let at = next[index] ?? 0; line.steps[at] === step; at += 1) {
        value = line.values[at];
        next[index] = at + 1;
      }
      columns[index]?.push(value);
    });
  }
}

/**
 * One line a series: its mean over a few pixels, so that a hundred lines stay apart, before the envelope of all of them,
 * in which every spike shows. On a log scale, the logarithms of the means.
 * @param chosen the series to draw; the envelope and the marks are of these too.
 */
export function meanColumns(data: ChartData, chosen: readonly number[], scale: ValueScale): ChartColumns {
  const steps = Array.from({ length: data.count }, (_, bucket) => middleOf(data, bucket));
  const low = new Float32Array(steps.length).fill(Number.POSITIVE_INFINITY);
  const high = new Float32Array(steps.length).fill(Number.NEGATIVE_INFINITY);
  const broken = new Uint8Array(steps.length);
  // Logarithms of the ends of the band, and not of every value in it.
  const lines = chosen.map((series) => {
    const line = new Array<ColumnValue>(data.count);
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const flags = data.flags(series, bucket);
      if (flags === 0) continue;
      const minimum = bandMinimum(data, series, bucket, scale);
      line[bucket] = null;
      if (Number.isNaN(minimum)) broken[bucket] = 1;
      else {
        if (minimum < (low[bucket] ?? 0)) low[bucket] = minimum;
        const maximum = scale === 'log' ? data.maximum(series, bucket) : drawnMaximum(data, series, bucket, scale);
        if (maximum > (high[bucket] ?? 0)) high[bucket] = maximum;
        if (!hasUndrawable(data, series, bucket, scale)) line[bucket] = scaled(data.mean(series, bucket), scale) ?? null;
      }
    }
    return line;
  });
  if (scale === 'log') for (const ends of [low, high]) ends.forEach((value, bucket) => (ends[bucket] = value > 0 ? Math.log10(value) : value));
  return { steps, lines, marks: markedSpans(data, scale), envelope: { low, high, broken }, bucketWidth: data.width, lastStep: data.lastStep };
}

/** The lower end of a bucket in the band, not yet as a logarithm; NaN where there is nothing to draw. */
function bandMinimum(data: ChartData, series: number, bucket: number, scale: ValueScale): number {
  if (scale === 'linear') return drawnMinimum(data, series, bucket, scale);
  const maximum = data.maximum(series, bucket);
  if ((data.flags(series, bucket) & bucketFlag.values) === 0 || !(maximum > 0)) return Number.NaN;
  const minimum = data.minimum(series, bucket);
  return minimum > 0 ? minimum : maximum;
}

function middleOf(data: ChartData, bucket: number): number {
  const begin = (data.first + bucket) * data.width;
  return (begin + 1 + Math.min(begin + data.width, Math.max(data.lastStep, begin + 1))) / 2;
}

/** Where a metric of an epoch is not finite. */
export function epochMarks(epochs: readonly DashboardEpoch[], metrics: readonly string[]): MarkedSpan[] {
  return epochs
    .filter((epoch) => metrics.some((name) => epoch.metrics[name] !== undefined && !Number.isFinite(epoch.metrics[name])))
    .map(({ step }) => ({ kind: 'notFinite', firstStep: step, lastStep: step }));
}
