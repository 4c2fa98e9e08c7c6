import uPlot from 'uplot';
import type { ChartPicture } from '../export/index.js';
import type { Viewport } from '../state/index.js';
import type { Theme } from '../theme/index.js';
import { emptyColumns, type ChartColumns } from './columns.js';
import { drawLines } from './draw-lines.js';
import { drawEnvelope, envelopeRange } from './envelope.js';
import { listenForGestures, zoomByKey } from './gestures.js';
import { drawMarkStrips } from './mark-strips.js';
import { plotOptions, rightPadding, type LineStyle, type ValueAxis } from './plot-options.js';
import { pictureOf } from './plot-picture.js';
import { drawReference } from './reference-line.js';
import { stepsAxis, type StepAxis } from './step-axis.js';

export interface StepChartOptions {
  readonly valueAxis: ValueAxis;
  /** Labels of the horizontal axis. */
  readonly formatPositions: (positions: readonly number[], axis: StepAxis) => string[];
  /** The height for a width, in CSS pixels. */
  readonly height: (width: number) => number;
  /** Lines can be pointed at, one at a time. */
  readonly pointsAtLines: boolean;
  /** There is another amount of room: time to draw columns for it. */
  readonly onRoom: () => void;
  /** A line is pointed at, or none. */
  readonly onLine?: (line: number | undefined) => void;
  readonly onChooseLine?: (line: number) => void;
}

/** A chart of lines over steps: uPlot, in the theme, as wide as its place, and moved through by keyboard too. */
export class StepChart {
  private plot: uPlot | undefined;
  private styles: readonly LineStyle[] = [];
  private theme: Theme | undefined;
  private columns = emptyColumns;
  private axis = stepsAxis;
  private pointedLine: number | undefined;
  /** By what somebody points at this chart; undefined while its cursor only follows that of another one. */
  private pointedBy: 'keyboard' | 'pointer' | undefined;
  private listensToPlot = true;
  private room = 0;
  /** Asking an element for its width would have the browser lay the page out; the observer has it for nothing. */
  private readonly resizing = new ResizeObserver((entries) => this.resize(Math.round(entries.at(-1)?.contentRect.width ?? 0)));

  constructor(
    private readonly place: HTMLElement,
    private readonly viewport: Viewport,
    private readonly options: StepChartOptions,
  ) {
    this.resizing.observe(place);
    place.addEventListener('keydown', (event) => this.onKey(event));
    place.addEventListener('blur', () => this.leave());
    place.addEventListener('pointermove', () => (this.pointedBy = 'pointer'));
    viewport.onCursor((step) => this.showCursor(step));
  }

  /** The room for the lines, in CSS pixels; 0 while the chart is hidden. */
  get plotWidth(): number {
    return Math.max(0, this.room - this.options.valueAxis.width - rightPadding);
  }

  /** What is drawn, for a picture of it; undefined before anything was. */
  get picture(): ChartPicture | undefined {
    const { plot, theme } = this;
    return plot === undefined || theme === undefined ? undefined : pictureOf(plot, theme, this.columns, this.styles, this.axis);
  }

  /** Sets how the lines look; the chart is made anew, since uPlot reads its fonts and lines once. */
  style(theme: Theme, styles: readonly LineStyle[], axis: StepAxis): void {
    this.theme = theme;
    this.styles = styles;
    this.axis = axis;
    this.plot?.destroy();
    this.plot = undefined;
    this.pointedLine = undefined;
    this.draw(this.columns.lines.length === styles.length ? this.columns : emptyColumns);
  }

  /** Another unit, or a clock that has gone on. */
  setAxis(axis: StepAxis): void {
    this.axis = axis;
  }

  /** Draws the columns: one for each style, in the same order. */
  draw(columns: ChartColumns): void {
    this.columns = columns;
    if (this.theme === undefined || this.room === 0) return;
    this.plot ??= this.makePlot(this.theme);
    const lines = this.styles.map((_, line) => (columns.lines[line] ?? []) as (number | null | undefined)[]);
    this.plot.setData([columns.steps.map((step) => this.axis.toPosition(step)), ...lines]);
  }

  /** Shows the steps of the viewport, of what was drawn last. */
  move(): void {
    const [min, max] = this.shownRange();
    this.plot?.setScale('x', { min, max });
  }

  /** Brings one line to the front, or none. */
  highlight(line: number | undefined): void {
    if (this.options.pointsAtLines) this.plot?.setSeries(line === undefined ? null : line + 1, { focus: true });
  }

  private makePlot(theme: Theme): uPlot {
    const { viewport, options } = this;
    const base = plotOptions(this.styles, theme, this.axis, options, () => this.lineByKeyboard);
    const width = this.room;
    return new uPlot(
      {
        ...base,
        width,
        height: options.height(width),
        scales: {
          x: { time: false, range: () => this.shownRange() },
          y: { range: (_, minimum, maximum) => options.valueAxis.range(...this.valueRange(minimum, maximum)) },
        },
        hooks: {
          drawAxes: [(plot) => drawEnvelope(plot, this.columns, this.axis, theme.envelope), (plot) => drawLines(plot, this.styles)],
          draw: [
            (plot) => drawReference(plot, options.valueAxis.reference, theme),
            (plot) => drawMarkStrips(plot, this.columns.marks, this.axis, theme),
          ],
          setCursor: [(plot) => this.tellCursor(plot)],
          setSeries: [(_, series) => this.pointAt(series === null ? undefined : series - 1)],
          setSelect: [(plot) => this.zoomToSelection(plot)],
          ready: [
            (plot) => listenForGestures({ over: plot.over, stepAt: (left) => this.axis.toStep(plot.posToVal(left, 'x')) }, viewport),
            (plot) => this.listenForChoice(plot),
          ],
        },
      },
      undefined,
      this.place,
    );
  }

  private get lineByKeyboard(): number | 'none' | undefined {
    return this.pointedBy === 'keyboard' ? (this.pointedLine ?? 'none') : undefined;
  }

  private resize(width: number): void {
    if (width === this.room) return;
    this.room = width;
    if (width === 0) return;
    const height = this.options.height(width);
    // Room for what is not drawn yet: what is below must not move as charts come into sight.
    this.place.style.minHeight = `${height}px`;
    this.plot?.setSize({ width, height });
    this.options.onRoom();
  }

  private shownRange(): [number, number] {
    const { from, to } = this.viewport;
    // A single step stands in the middle.
    const [first, last] = to > from ? [from, to] : [0, 2];
    return [this.axis.toPosition(first), this.axis.toPosition(last)];
  }

  /** From the lowest to the highest value of lines and envelope; nulls when there is no value. */
  private valueRange(minimum: number | null, maximum: number | null): readonly [number | null, number | null] {
    const [low, high] = envelopeRange(this.columns);
    if (low !== null && high !== null) return [low, high];
    const hasValues = this.columns.lines.some((line) => line.some((value) => typeof value === 'number'));
    return hasValues ? [minimum, maximum] : [null, null];
  }

  private zoomToSelection(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 4) return;
    const [from, to] = [left, left + width].map((pixel) => this.axis.toStep(plot.posToVal(pixel, 'x')));
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.viewport.zoomTo(from ?? 1, to ?? 1);
  }

  /** Somebody points at this chart: the others follow. The plot also tells of a cursor when it is made, drawn or resized. */
  private tellCursor(plot: uPlot): void {
    if (!this.listensToPlot || this.pointedBy === undefined) return;
    const { left } = plot.cursor;
    const inside = left !== undefined && left >= 0 && this.columns.lastStep > 0;
    if (!inside) this.pointedBy = undefined;
    this.viewport.point(inside ? this.stepAtCursor(plot) : undefined);
  }

  private stepAtCursor(plot: uPlot): number | undefined {
    const { idx } = plot.cursor;
    const step = idx === null || idx === undefined ? undefined : this.columns.steps[idx];
    return step === undefined ? undefined : Math.round(step);
  }

  private showCursor(step: number | undefined): void {
    const { plot } = this;
    if (plot === undefined || this.stepAtCursor(plot) === step) return;
    this.pointedBy = undefined;
    this.listensToPlot = false;
    const left = step === undefined ? -10 : plot.valToPos(this.axis.toPosition(step), 'x');
    plot.setCursor({ left, top: step === undefined ? -10 : 0 });
    this.listensToPlot = true;
  }

  private pointAt(line: number | undefined): void {
    if (this.pointedLine === line || !this.listensToPlot) return;
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
    if (plot === undefined || this.columns.steps.length === 0) return;
    if (this.moveByKey(event, plot) || zoomByKey(event, this.viewport)) event.preventDefault();
  }

  private moveByKey(event: KeyboardEvent, plot: uPlot): boolean {
    const last = this.columns.steps.length - 1;
    const at = plot.cursor.idx ?? last;
    const stride = event.shiftKey ? 10 : 1;
    const line = this.pointedLine ?? -1;
    switch (event.key) {
      case 'ArrowLeft':
        return this.moveTo(plot, Math.max(0, at - stride), this.pointedLine);
      case 'ArrowRight':
        return this.moveTo(plot, Math.min(last, at + stride), this.pointedLine);
      case 'Home':
        return this.moveTo(plot, 0, this.pointedLine);
      case 'End':
        return this.moveTo(plot, last, this.pointedLine);
      case 'ArrowUp':
      case 'ArrowDown': {
        if (!this.options.pointsAtLines) return false;
        const next = line + (event.key === 'ArrowDown' ? stride : -stride);
        return this.moveTo(plot, at, Math.min(Math.max(next, 0), this.styles.length - 1));
      }
      case 'Enter':
        if (this.pointedLine === undefined) return false;
        this.options.onChooseLine?.(this.pointedLine);
        return true;
      case 'Escape':
        this.leave();
        return true;
      default:
        return false;
    }
  }

  private moveTo(plot: uPlot, index: number, line: number | undefined): boolean {
    const step = this.columns.steps[index] ?? 1;
    this.pointedBy = 'keyboard';
    plot.setCursor({ left: plot.valToPos(this.axis.toPosition(step), 'x'), top: 0 });
    if (line !== undefined) this.highlight(line);
    return true;
  }

  private leave(): void {
    this.plot?.setCursor({ left: -10, top: -10 });
    this.highlight(undefined);
  }
}
