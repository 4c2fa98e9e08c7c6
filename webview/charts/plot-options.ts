import type uPlot from 'uplot';
import type { Theme } from '../theme/index.js';
import type { StepAxis } from './step-axis.js';
import type { StepChartOptions } from './step-chart.js';

/** How a line looks. */
export interface LineStyle {
  readonly stroke: string;
  readonly width: number;
  /** Each value is a point, where there is room for them. */
  readonly points: boolean;
  /** Lengths of dashes and gaps, in CSS pixels. */
  readonly dash?: readonly number[];
}

/** The vertical axis: what it spans and what stands beside it. */
export interface ValueAxis {
  readonly range: (minimum: number | null, maximum: number | null) => [number, number];
  /** Where labels stand; left out, uPlot chooses. */
  readonly labels?: (low: number, high: number, pixels: number) => number[] | undefined;
  /** What is written beside labels, which are evenly spaced. */
  readonly format: (labels: readonly number[]) => string[];
  /** A value that is marked by a line across the chart. */
  readonly reference?: number;
  /** Room for the labels, in CSS pixels. */
  readonly width: number;
}

/** Room below the lines, for the labels of the steps. */
export const axisHeight = 22;
/** Room to the right of the lines, for the last label. */
export const rightPadding = 14;
const pointerReach = 20;

/** What uPlot needs to know of a chart beside its size, its scales and its hooks. */
export function plotOptions(
  styles: readonly LineStyle[],
  theme: Theme,
  stepAxis: StepAxis,
  { valueAxis, formatPositions, pointsAtLines }: StepChartOptions,
  lineByKeyboard: () => number | 'none' | undefined,
): Omit<uPlot.Options, 'width' | 'height'> {
  const axis: uPlot.Axis = {
    stroke: theme.muted,
    font: theme.font,
    gap: 4,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
  };
  // The pointer points at the nearest line; the keyboard chooses one itself, which stays chosen as more values are drawn.
  const focus: uPlot.Cursor.Focus = {
    prox: pointerReach,
    dist: (_, series, __, linePosition, pointerPosition) => {
      const chosen = lineByKeyboard();
      if (chosen === undefined) return linePosition - pointerPosition;
      return chosen === series - 1 ? 0 : Number.POSITIVE_INFINITY;
    },
  };
  return {
    padding: [8, rightPadding, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      points: { size: 6, one: pointsAtLines },
      ...(pointsAtLines ? { focus } : {}),
    },
    focus: { alpha: 0.25 },
    axes: [
      {
        ...axis,
        size: axisHeight,
        space: 56,
        grid: { show: false },
        incrs: [...stepAxis.increments],
        values: (_, splits) => formatPositions(splits, stepAxis),
      },
      {
        ...axis,
        size: valueAxis.width,
        space: 26,
        ...valueSplits(valueAxis),
        values: (_, splits) => valueAxis.format(splits),
      },
    ],
    series: [{}, ...styles.map((style) => seriesOptions(style, theme))],
  };
}

function valueSplits({ labels }: ValueAxis): Pick<uPlot.Axis, 'splits'> {
  if (labels === undefined) return {};
  return { splits: (plot, _, low, high, increment) => labels(low, high, plot.bbox.height / devicePixelRatio) ?? evenly(low, high, increment) };
}

/** Multiples of an increment. */
function evenly(low: number, high: number, increment: number): number[] {
  const first = Math.ceil(low / increment);
  const last = Math.floor(high / increment + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * increment);
}

/** From this distance on, the points of a line are told apart, in CSS pixels. */
const pointDistance = 10;

/** Whether the values of a line that are in sight lie so far apart that each can have its point. */
function hasRoomForPoints(plot: uPlot, series: number, first: number, last: number): boolean {
  const values = plot.data[series]?.slice(first, last + 1) ?? [];
  const count = values.filter((value) => typeof value === 'number').length;
  return count < 2 || plot.bbox.width / devicePixelRatio / (count - 1) >= pointDistance;
}

function seriesOptions(style: LineStyle, theme: Theme): uPlot.Series {
  return {
    stroke: style.stroke,
    width: style.width,
    // They are drawn together; see `drawLines`.
    paths: () => null,
    ...(style.dash === undefined ? {} : { dash: [...style.dash] }),
    points: {
      ...(style.points ? { show: hasRoomForPoints } : {}),
      size: style.points ? 6 : 4,
      width: 1.5,
      stroke: style.stroke,
      fill: style.points ? theme.background : style.stroke,
    },
  };
}
