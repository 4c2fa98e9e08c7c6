import { bucketMark, type StepBuckets } from './step-buckets.js';

/** A stretch of steps, first to last, in which something stands that cannot be drawn as a point. */
export interface MarkedSpan {
  readonly kind: 'notFinite' | 'zero';
  readonly firstStep: number;
  readonly lastStep: number;
}

const notFinite = bucketMark.notANumber | bucketMark.infinite | bucketMark.negativeInfinite;

/** Where any of the series holds NaN or infinity (`notFinite`), or, on a log scale, zero; neighbours are one span. */
export function markedSpans(series: readonly StepBuckets[], width: number, lastStep: number): MarkedSpan[] {
  const marks = new Uint8Array(Math.ceil(lastStep / width));
  for (const each of series) each.collectMarks(width, marks);
  return [...spansOf('notFinite', notFinite, marks, width, lastStep), ...spansOf('zero', bucketMark.zero, marks, width, lastStep)];
}

function spansOf(kind: MarkedSpan['kind'], mask: number, marks: Uint8Array, width: number, lastStep: number): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  let start = -1;
  for (let index = 0; index <= marks.length; index += 1) {
    const marked = ((marks[index] ?? 0) & mask) !== 0;
    if (marked && start < 0) start = index;
    if (!marked && start >= 0) {
      spans.push({ kind, firstStep: start * width + 1, lastStep: Math.min(index * width, lastStep) });
      start = -1;
    }
  }
  return spans;
}
