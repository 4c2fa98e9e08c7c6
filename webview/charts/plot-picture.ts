import type uPlot from 'uplot';
import type { ChartPicture, PictureLabel } from '../export/index.js';
import type { Theme } from '../theme/index.js';
import type { ChartColumns } from './columns.js';
import type { LineStyle } from './plot-options.js';
import type { StepAxis } from './step-axis.js';

/** What a plot shows, in CSS pixels. */
export function pictureOf(plot: uPlot, theme: Theme, columns: ChartColumns, styles: readonly LineStyle[], axis: StepAxis): ChartPicture {
  const ratio = plot.ctx.canvas.width / plot.width;
  const { left, top, width, height } = plot.bbox;
  return {
    canvas: plot.ctx.canvas,
    theme,
    width: plot.width,
    height: plot.height,
    plot: { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio },
    columns,
    styles,
    x: (step) => plot.valToPos(axis.toPosition(step), 'x', true) / ratio,
    y: (value) => plot.valToPos(value, 'y', true) / ratio,
    stepLabels: labelsOf(plot, 0, 'x', ratio),
    valueLabels: labelsOf(plot, 1, 'y', ratio),
  };
}

/** uPlot keeps what it wrote beside an axis in fields that its types leave out. */
function labelsOf(plot: uPlot, axis: number, scale: string, ratio: number): PictureLabel[] {
  const { _splits: splits, _values: values } = plot.axes[axis] as { _splits?: readonly number[]; _values?: readonly (string | null)[] };
  return (splits ?? []).map((split, index) => ({ place: plot.valToPos(split, scale, true) / ratio, text: values?.[index] ?? '' }));
}
