import type uPlot from 'uplot';
import type { MarkedSpan } from '../series/index.js';
import type { StepAxis } from './step-axis.js';
import type { Theme } from '../theme/index.js';

const stripHeight = 4;

/** Draws where values could not be drawn: a strip at the top for NaN and infinity, at the bottom for zero on a log axis. */
export function drawMarkStrips(plot: uPlot, spans: readonly MarkedSpan[], axis: StepAxis, theme: Theme): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const height = stripHeight * ratio;
  ctx.save();
  for (const span of spans) {
    const left = plot.valToPos(axis.toPosition(span.firstStep - 0.5), 'x', true);
    const right = plot.valToPos(axis.toPosition(span.lastStep + 0.5), 'x', true);
    const start = Math.max(left, bbox.left);
    if (right < bbox.left || start > bbox.left + bbox.width) continue;
    const width = Math.max(Math.min(right, bbox.left + bbox.width) - start, 2 * ratio);
    ctx.fillStyle = span.kind === 'notFinite' ? theme.error : theme.warning;
    ctx.fillRect(start, span.kind === 'notFinite' ? bbox.top : bbox.top + bbox.height - height, width, height);
  }
  ctx.restore();
}
