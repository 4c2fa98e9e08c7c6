import uPlot from 'uplot';
import type { Theme } from '../theme/index.js';
import { emptyColumns, type ChartColumns } from './columns.js';
import { drawEnvelope, envelopeRange } from './envelope.js';
import { drawMarkStrips } from './mark-strips.js';

/** How a line looks. */
export interface LineStyle {
  readonly stroke: string;
  readonly width: number;
  /** Points are always shown, not only where they are far apart. */
  readonly points: boolean;
}

/** The vertical axis: what it spans and what stands beside it. */
export interface ValueAxis {
  readonly range: (minimum: number | null, maximum: number | null) => [number, number];
  /** Where labels stand; left out, uPlot chooses. */
  readonly labels?: (low: number, high: number, pixels: number) => number[];
  /** What is written beside labels, which are evenly spaced. */
  readonly format: (labels: readonly number[]) => string[];
}

export interface StepChartOptions {
  readonly valueAxis: ValueAxis;
  readonly formatStep: (step: number) => string;
  /** The height for a width, in CSS pixels. */
  readonly height: (width: number) => number;
  /** Lines can be pointed at, one at a time. */
  readonly pointsAtLines: boolean;
  /** There is another amount of room: time to draw columns for it. */
  readonly onRoom: () => void;
  /** The cursor moved to a step, or away. */
  readonly onCursor: (step: number | undefined) => void;
  /** A line is pointed at, or none. */
  readonly onLine?: (line: number | undefined) => void;
  readonly onChooseLine?: (line: number) => void;
}

const axisWidth = 38;
const axisHeight = 22;
const pointerReach = 20;

/** A chart of lines over steps: uPlot, in the theme, as wide as its place, and moved through by keyboard too. */
export class StepChart {
  private plot: uPlot | undefined;
  private styles: readonly LineStyle[] = [];
  private theme: Theme | undefined;
  private columns = emptyColumns;
  private pointedLine: number | undefined;
  private byKeyboard = false;
  private room = 0;
  private readonly resizing = new ResizeObserver(() => this.resize());

  constructor(
    private readonly place: HTMLElement,
    private readonly options: StepChartOptions,
  ) {
    this.resizing.observe(place);
    place.addEventListener('keydown', (event) => this.onKey(event));
    place.addEventListener('blur', () => this.leave());
    place.addEventListener('pointermove', () => {
      this.byKeyboard = false;
    });
  }

  /** The room for the lines, in CSS pixels; 0 while the chart is hidden. */
  get plotWidth(): number {
    return Math.max(0, this.place.clientWidth - axisWidth);
  }

  /** Sets how the lines look; the chart is made anew, since uPlot reads its fonts and lines once. */
  style(theme: Theme, styles: readonly LineStyle[]): void {
    this.theme = theme;
    this.styles = styles;
    this.plot?.destroy();
    this.plot = undefined;
    this.draw(this.columns.lines.length === styles.length ? this.columns : emptyColumns);
  }

  /** Draws the columns: one for each style, in the same order. */
  draw(columns: ChartColumns): void {
    this.columns = columns;
    if (this.theme === undefined || this.place.clientWidth === 0) return;
    this.plot ??= new uPlot(this.plotOptions(this.theme), undefined, this.place);
    const lines = this.styles.map((_, line) => [...(columns.lines[line] ?? [])]);
    this.plot.setData([[...columns.steps], ...lines]);
  }

  private resize(): void {
    const width = this.place.clientWidth;
    if (width === this.room) return;
    this.room = width;
    if (width === 0) return;
    this.plot?.setSize({ width, height: this.options.height(width) });
    this.options.onRoom();
  }

  private plotOptions(theme: Theme): uPlot.Options {
    const width = this.place.clientWidth;
    const axis: uPlot.Axis = {
      stroke: theme.muted,
      font: theme.font,
      gap: 4,
      grid: { stroke: theme.grid, width: 1 },
      ticks: { show: false },
    };
    const { valueAxis } = this.options;
    return {
      width,
      height: this.options.height(width),
      padding: [8, 14, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: { size: 6, one: this.options.pointsAtLines },
        ...(this.options.pointsAtLines ? { focus: this.pointing } : {}),
      },
      focus: { alpha: 0.25 },
      scales: {
        // A single step stands in the middle.
        x: { time: false, range: (_, __, maximum) => (maximum > 1 ? [1, maximum] : [0, 2]) },
        y: { range: (_, minimum, maximum) => valueAxis.range(...this.valueRange(minimum, maximum)) },
      },
      axes: [
        {
          ...axis,
          size: axisHeight,
          space: 56,
          grid: { show: false },
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7],
          values: (_, splits) => splits.map((step) => this.options.formatStep(step)),
        },
        {
          ...axis,
          size: axisWidth,
          space: 26,
          ...this.valueSplits(),
          values: (_, splits) => valueAxis.format(splits),
        },
      ],
      series: [{}, ...this.styles.map((style) => seriesOptions(style, theme))],
      hooks: {
        drawAxes: [(plot) => drawEnvelope(plot, this.columns, theme.envelope)],
        draw: [(plot) => drawMarkStrips(plot, this.columns.marks, theme)],
        setCursor: [(plot) => this.options.onCursor(this.stepAtCursor(plot))],
        setSeries: [(_, series) => this.pointAt(series === null ? undefined : series - 1)],
        ready: [(plot) => this.listenForChoice(plot)],
      },
    };
  }

  /** The pointer points at the nearest line; the keyboard chooses one itself. */
  private readonly pointing: uPlot.Cursor.Focus = {
    prox: pointerReach,
    dist: (_, __, ___, linePosition, pointerPosition) => (this.byKeyboard ? Number.POSITIVE_INFINITY : linePosition - pointerPosition),
  };

  /** From the lowest to the highest value of lines and envelope; nulls when there is no value. */
  private valueRange(minimum: number | null, maximum: number | null): readonly [number | null, number | null] {
    const [low, high] = envelopeRange(this.columns);
    if (low !== null && high !== null) return [low, high];
    const hasValues = this.columns.lines.some((line) => line.some((value) => typeof value === 'number'));
    return hasValues ? [minimum, maximum] : [null, null];
  }

  private valueSplits(): Pick<uPlot.Axis, 'splits'> {
    const { labels } = this.options.valueAxis;
    if (labels === undefined) return {};
    return { splits: (plot, _, low, high) => labels(low, high, plot.bbox.height / devicePixelRatio) };
  }

  private stepAtCursor(plot: uPlot): number | undefined {
    const { idx } = plot.cursor;
    const step = idx === null || idx === undefined ? undefined : this.columns.steps[idx];
    return step === undefined ? undefined : Math.round(step);
  }

  private pointAt(line: number | undefined): void {
    if (this.pointedLine === line) return;
    this.pointedLine = line;
    this.options.onLine?.(line);
  }

  private listenForChoice(plot: uPlot): void {
    const { onChooseLine } = this.options;
    if (onChooseLine === undefined) return;
    plot.over.addEventListener('click', () => {
      if (this.pointedLine !== undefined) onChooseLine(this.pointedLine);
    });
  }

  private onKey(event: KeyboardEvent): void {
    const { plot } = this;
    const last = this.columns.steps.length - 1;
    if (plot === undefined || last < 0) return;
    const at = plot.cursor.idx ?? last;
    const stride = event.shiftKey ? 10 : 1;
    const line = this.pointedLine ?? -1;
    switch (event.key) {
      case 'ArrowLeft':
        this.moveTo(plot, Math.max(0, at - stride), this.pointedLine);
        break;
      case 'ArrowRight':
        this.moveTo(plot, Math.min(last, at + stride), this.pointedLine);
        break;
      case 'Home':
        this.moveTo(plot, 0, this.pointedLine);
        break;
      case 'End':
        this.moveTo(plot, last, this.pointedLine);
        break;
      case 'ArrowUp':
      case 'ArrowDown':
        if (!this.options.pointsAtLines) return;
        this.moveTo(plot, at, Math.min(Math.max(line + (event.key === 'ArrowDown' ? stride : -stride), 0), this.styles.length - 1));
        break;
      case 'Enter':
        if (this.pointedLine === undefined) return;
        this.options.onChooseLine?.(this.pointedLine);
        break;
      case 'Escape':
        this.leave();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private moveTo(plot: uPlot, index: number, line: number | undefined): void {
    const step = this.columns.steps[index] ?? 1;
    this.byKeyboard = true;
    plot.setCursor({ left: plot.valToPos(step, 'x'), top: 0 });
    if (line !== undefined && this.options.pointsAtLines) plot.setSeries(line + 1, { focus: true });
  }

  private leave(): void {
    this.plot?.setCursor({ left: -10, top: -10 });
    if (this.options.pointsAtLines) this.plot?.setSeries(null, { focus: true });
  }
}

function seriesOptions(style: LineStyle, theme: Theme): uPlot.Series {
  return {
    stroke: style.stroke,
    width: style.width,
    points: {
      ...(style.points ? { show: true } : {}),
      size: style.points ? 6 : 4,
      width: 1.5,
      stroke: style.stroke,
      fill: style.points ? theme.background : style.stroke,
    },
  };
}
