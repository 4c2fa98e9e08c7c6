import type uPlot from 'uplot';
import type { LineStyle } from './plot-options.js';

/** A value alone between gaps is so wide, in canvas pixels. */
const dot = 2;

/**
 * Draws all lines of a plot: a gap at each null; where a line has no point (undefined) it goes on. uPlot itself thins every
 * line and gives it a clip, which takes longer than the strokes where there are hundreds of them in each frame.
 */
export function drawLines(plot: uPlot, styles: readonly LineStyle[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  const steps = plot.data[0];
  const [xOrigin, xUnit] = placesOf(plot, 'x');
  const places = Float64Array.from(steps, (step) => xOrigin + step * xUnit);
  const [first, last] = [nearest(steps, plot.scales['x']?.min ?? 0, -1), nearest(steps, plot.scales['x']?.max ?? 0, 1)];
  const vertical = placesOf(plot, 'y');
  styles.forEach(({ stroke, width, dash = [] }, line) => {
    ctx.globalAlpha = plot.series[line + 1]?.alpha ?? 1;
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width * devicePixelRatio;
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    ctx.beginPath();
    trace(ctx, places, plot.data[line + 1] ?? [], [first, last], vertical);
    ctx.stroke();
  });
  ctx.restore();
}

function trace(
  ctx: CanvasRenderingContext2D,
  places: Float64Array,
  values: ArrayLike<number | null | undefined>,
  [first, last]: readonly [number, number],
  [origin, unit]: readonly [number, number],
): void {
  // The number of points since the last gap, and the last one of them.
  let points = 0;
  let [x, y] = [0, 0];
  for (let index = first; index <= last; index += 1) {
    const value = values[index];
    if (typeof value === 'number') {
      x = places[index] ?? 0;
      y = origin + value * unit;
      if (points === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      points += 1;
    } else if (value === null) {
      if (points === 1) ctx.lineTo(x + dot, y);
      points = 0;
    }
  }
  if (points === 1) ctx.lineTo(x + dot, y);
}

/** The place of the last step before a position, or of the first one after it, so that lines go on to the edges. */
function nearest(steps: ArrayLike<number>, position: number, side: -1 | 1): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  // Lines of the same chart have points at different steps: a few more are taken.
  return Math.min(Math.max(low + side * 8, 0), steps.length - 1);
}

/** Where 0 is on a scale, and how far it is from there to 1, in canvas pixels. */
function placesOf(plot: uPlot, scale: 'x' | 'y'): readonly [origin: number, unit: number] {
  const origin = plot.valToPos(0, scale, true);
  return [origin, plot.valToPos(1, scale, true) - origin];
}
