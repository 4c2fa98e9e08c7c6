import type uPlot from 'uplot';
import type { ChartColumns, Envelope } from './columns.js';
import type { StepAxis } from './step-axis.js';

/** Fills the band of all values behind the lines. */
export function drawEnvelope(plot: uPlot, { steps, envelope }: ChartColumns, axis: StepAxis, color: string): void {
  if (envelope === undefined || steps.length < 2) return;
  const { ctx, bbox } = plot;
  const x = (index: number) => plot.valToPos(axis.toPosition(steps[index] ?? 0), 'x', true);
  const y = (value: number) => plot.valToPos(value, 'y', true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.beginPath();
  for (const stretch of stretches(envelope)) {
    for (const index of stretch) ctx.lineTo(x(index), y(envelope.high[index] ?? 0));
    for (const index of stretch.toReversed()) ctx.lineTo(x(index), y(envelope.low[index] ?? 0));
    ctx.closePath();
  }
  ctx.fillStyle = color;
  ctx.fill();
  ctx.restore();
}

/** The indices of values, one list for each stretch without a gap; where nothing was measured there is none. */
function stretches({ low, broken }: Envelope): number[][] {
  const found: number[][] = [[]];
  low.forEach((value, index) => {
    if (Number.isFinite(value)) found.at(-1)?.push(index);
    else if (broken[index] === 1) found.push([]);
  });
  return found.filter((stretch) => stretch.length > 0);
}

/** The lowest and the highest value of a band; nulls when it is empty. */
export function envelopeRange({ envelope }: ChartColumns): readonly [number | null, number | null] {
  if (envelope === undefined) return [null, null];
  const low = envelope.low.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
  const high = envelope.high.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY);
  return low <= high ? [low, high] : [null, null];
}
