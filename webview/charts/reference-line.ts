import type uPlot from 'uplot';
import type { Theme } from '../theme/index.js';

/** Draws a dashed line across the chart at a value, if that is in sight. */
export function drawReference(plot: uPlot, value: number | undefined, theme: Theme): void {
  const { min, max } = plot.scales['y'] ?? {};
  if (value === undefined || typeof min !== 'number' || typeof max !== 'number' || value < min || value > max) return;
  const { ctx, bbox } = plot;
  const y = plot.valToPos(value, 'y', true);
  ctx.save();
  ctx.strokeStyle = theme.foreground;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
