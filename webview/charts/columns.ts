import type { DashboardEpoch } from '../../src/protocol/index.js';
import { bucketWidth, markedSpans, meanAxis, stepAxis, type MarkedSpan, type StepBuckets } from '../series/index.js';

/** A value of a line at one x: null is a gap, undefined means that this line has no point there. */
export type ColumnValue = number | null | undefined;

/** The band between the lowest and the highest value of all lines, at every position. */
export interface Envelope {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** What a chart draws: the x positions, and one column a line with as many values. */
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

/** Pixels a point when there are so many lines that extremes would cover each other. */
const pixelsPerMean = 3;

/**
 * One line a series: its mean over a few pixels, so that a hundred lines stay apart, before the envelope of all of them,
 * in which every spike shows.
 */
export function meanColumns(series: readonly (StepBuckets | undefined)[], pixels: number): ChartColumns {
  const { known, lastStep, width } = extent(series, pixels / pixelsPerMean);
  const steps = meanAxis(width, lastStep);
  const envelope = {
    low: new Float32Array(steps.length).fill(Number.POSITIVE_INFINITY),
    high: new Float32Array(steps.length).fill(Number.NEGATIVE_INFINITY),
  };
  for (const each of known) each.widenEnvelope(width, envelope.low, envelope.high);
  return {
    steps,
    lines: series.map((each) => each?.means(width, lastStep) ?? steps.map(() => undefined)),
    marks: markedSpans(known, width, lastStep),
    envelope,
    bucketWidth: width,
    lastStep,
  };
}

/** How far the series go, and how many steps a bucket must hold for them to fit. */
function extent(series: readonly (StepBuckets | undefined)[], pixels: number) {
  const known = series.filter((each) => each !== undefined);
  const lastStep = known.reduce((last, each) => Math.max(last, each.lastStep), 0);
  const width = known.reduce((widest, each) => Math.max(widest, each.width), bucketWidth(lastStep, pixels));
  return { known, lastStep, width };
}

/**
 * The loss of every step (its extremes, where a pixel holds several) and, at the ends of the epochs, of training and
 * validation: three lines on one axis. A loss of an epoch that is not finite is a gap and a mark.
 */
export function lossColumns(loss: StepBuckets | undefined, epochs: readonly DashboardEpoch[], pixels: number): ChartColumns {
  const { known, lastStep, width } = extent([loss], pixels);
  const extremes = loss?.extremes(width, lastStep) ?? [];
  const perStep = new Map(stepAxis(width, lastStep).map((step, index) => [step, extremes[index]]));
  const perEpoch = new Map(epochs.map((epoch) => [epoch.step, epoch.metrics]));
  const steps = [...new Set([...perStep.keys(), ...perEpoch.keys()])].sort((left, right) => left - right);
  const metricLine = (name: string): ColumnValue[] =>
    steps.map((step) => {
      const value = perEpoch.get(step)?.[name];
      return value === undefined || Number.isFinite(value) ? value : null;
    });
  return {
    steps,
    lines: [steps.map((step) => perStep.get(step)), metricLine('loss'), metricLine('val_loss')],
    marks: [...markedSpans(known, width, lastStep), ...epochMarks(epochs)],
    bucketWidth: width,
    lastStep: Math.max(lastStep, epochs.at(-1)?.step ?? 0),
  };
}

function epochMarks(epochs: readonly DashboardEpoch[]): MarkedSpan[] {
  return epochs
    .filter(({ metrics }) => [metrics['loss'], metrics['val_loss']].some((value) => value !== undefined && !Number.isFinite(value)))
    .map(({ step }) => ({ kind: 'notFinite', firstStep: step, lastStep: step }));
}
