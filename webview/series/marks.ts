import { bucketFlag } from '../../src/protocol/index.js';
import type { ChartData } from './chart-data.js';
import { hasUndrawable, notFiniteFlags, type ValueScale } from './reading.js';

/** A stretch of steps, first to last, in which something stands that cannot be drawn as a point. */
export interface MarkedSpan {
  readonly kind: 'notFinite' | 'zero';
  readonly firstStep: number;
  readonly lastStep: number;
}

/** Where any of the series holds NaN or infinity (`notFinite`), or, on a log scale, zero; neighbours are one span. */
export function markedSpans(data: ChartData, scale: ValueScale): MarkedSpan[] {
  const zero = (series: number, bucket: number) => scale === 'log' && (data.flags(series, bucket) & bucketFlag.zero) !== 0;
  // Most charts have neither, and are not looked through bucket by bucket.
  const mayBeUndrawable = (data.anyFlags & notFiniteFlags) !== 0 || (scale === 'log' && data.hasNegative);
  return [
    ...(mayBeUndrawable ? spansOf('notFinite', data, (series, bucket) => hasUndrawable(data, series, bucket, scale)) : []),
    ...((data.anyFlags & bucketFlag.zero) === 0 ? [] : spansOf('zero', data, zero)),
  ];
}

function spansOf(kind: MarkedSpan['kind'], data: ChartData, isMarked: (series: number, bucket: number) => boolean): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  let start = -1;
  for (let bucket = 0; bucket <= data.count; bucket += 1) {
    const marked = bucket < data.count && anySeries(data, (series) => isMarked(series, bucket));
    if (marked && start < 0) start = bucket;
    if (!marked && start >= 0) {
      const firstStep = (data.first + start) * data.width + 1;
      spans.push({ kind, firstStep, lastStep: Math.min((data.first + bucket) * data.width, Math.max(data.lastStep, firstStep)) });
      start = -1;
    }
  }
  return spans;
}

function anySeries({ seriesCount }: ChartData, test: (series: number) => boolean): boolean {
  for (let series = 0; series < seriesCount; series += 1) if (test(series)) return true;
  return false;
}
