import { element } from '../dom.js';
import type { ChartData } from '../series/index.js';
import type { Viewport } from '../state/index.js';
import type { Theme } from '../theme/index.js';
import { listenForGestures, zoomByKey } from './gestures.js';
import { heatPixels, type HeatScaling } from './heat-scale.js';
import { axisHeight, rightPadding } from './plot-options.js';
import { stepsAxis, type StepAxis } from './step-axis.js';

export interface HeatMapOptions {
  /** Room for the numbers of the rows, in CSS pixels: as much as the labels of the chart above have. */
  readonly axisWidth: number;
  /** A row is pointed at, or none. */
  readonly onRow: (row: number | undefined) => void;
  readonly onChooseRow: (row: number) => void;
}

const tallestRow = 14;
const tallestMap = 260;
const labelHeight = 16;

/** A map of colours: a row a series, the first at the top, and the steps from left to right, as in the chart above it. */
export class HeatMap {
  private readonly canvas = element('canvas');
  private readonly numbers = element('canvas');
  private readonly row = element('div', { class: 'heat-row' });
  private readonly line = element('div', { class: 'heat-line' });
  private readonly over: HTMLElement;
  private theme: Theme | undefined;
  private axis = stepsAxis;
  private data: ChartData | undefined;
  private rows: readonly number[] = [];
  /** A pixel a cell; made once, since a canvas and its context are dear. */
  private readonly cells = new OffscreenCanvas(1, 1);
  private readonly cellPixels = this.cells.getContext('2d');
  private isEmpty = true;
  private room = 0;
  private painted = '';
  private pointedRow: number | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly viewport: Viewport,
    private readonly options: HeatMapOptions,
  ) {
    this.over = element('div', { class: 'heat-over' }, this.row, this.line);
    place.append(this.canvas, this.numbers, this.over);
    this.over.style.left = `${options.axisWidth}px`;
    this.over.style.right = `${rightPadding}px`;
    this.over.style.bottom = `${axisHeight - labelHeight}px`;
    this.over.addEventListener('pointermove', (event) => this.pointTo(event));
    this.over.addEventListener('pointerleave', () => this.leave());
    this.over.addEventListener('click', () => this.choose());
    place.addEventListener('keydown', (event) => this.onKey(event));
    place.addEventListener('blur', () => this.leave());
    listenForGestures({ over: this.over, stepAt: (left) => this.stepAt(left) }, viewport);
    viewport.onCursor((step) => this.showLine(step));
    new ResizeObserver((entries) => {
      this.room = Math.round(entries.at(-1)?.contentRect.width ?? 0);
      this.paint();
    }).observe(place);
    this.highlight(undefined);
    this.showLine(undefined);
  }

  /** Draws series of the data, one a row, in the colours of a range of values, or of decades. */
  draw(data: ChartData, rows: readonly number[], range: readonly [number, number], scaling: HeatScaling, theme: Theme, axis: StepAxis): void {
    this.data = data;
    this.rows = rows;
    this.theme = theme;
    this.axis = axis;
    this.isEmpty = data.count === 0 || rows.length === 0;
    if (!this.isEmpty) {
      if (this.cells.width !== data.count) this.cells.width = data.count;
      if (this.cells.height !== rows.length) this.cells.height = rows.length;
      this.cellPixels?.putImageData(new ImageData(heatPixels(data, rows, range, theme.heat, scaling), data.count), 0, 0);
    }
    this.paint();
  }

  /** Paints what was drawn last, at the steps of the viewport. */
  paint(): void {
    const { data, theme, width, height } = this;
    if (data === undefined || theme === undefined || width === 0) return;
    this.makeRoom(theme);
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.imageSmoothingEnabled = false;
    if (!this.isEmpty) this.paintCells(context, this.cells, data);
  }

  /** Frames a row, or none. */
  highlight(row: number | undefined): void {
    this.pointedRow = row;
    this.row.hidden = row === undefined;
    if (row === undefined) return;
    const share = 100 / Math.max(this.rows.length, 1);
    this.row.style.top = `${row * share}%`;
    this.row.style.height = `${share}%`;
  }

  private get height(): number {
    return Math.min(tallestMap, Math.max(this.rows.length * tallestRow, 28));
  }

  private get width(): number {
    return Math.max(0, this.room - this.options.axisWidth - rightPadding);
  }

  /** Sizes the canvases and numbers the rows, where anything of that has changed. */
  private makeRoom(theme: Theme): void {
    const { width, height } = this;
    const { axisWidth } = this.options;
    const wanted = [width, height, this.rows.length, theme.font, theme.muted, devicePixelRatio].join();
    if (this.painted === wanted) return;
    this.painted = wanted;
    this.place.style.height = `${height + axisHeight - labelHeight}px`;
    resize(this.canvas, axisWidth, width, height);
    resize(this.numbers, 0, axisWidth, height);
    const context = this.numbers.getContext('2d');
    if (context === null) return;
    context.scale(devicePixelRatio, devicePixelRatio);
    this.paintRowNumbers(context, theme);
  }

  /** In one piece where steps are evenly spaced; on an axis of time, column by column. */
  private paintCells(context: CanvasRenderingContext2D, cells: OffscreenCanvas, data: ChartData): void {
    const left = (bucket: number) => this.pixelOf(Math.min((data.first + bucket) * data.width, data.lastStep) + 0.5);
    const { height } = this;
    if (this.axis.unit !== 'time' && data.width * (data.first + data.count) <= data.lastStep) {
      context.drawImage(cells, left(0), 0, left(data.count) - left(0), height);
      return;
    }
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const start = left(bucket);
      context.drawImage(cells, bucket, 0, 1, this.rows.length, start, 0, left(bucket + 1) - start + 0.5, height);
    }
  }

  private paintRowNumbers(context: CanvasRenderingContext2D, theme: Theme): void {
    const count = this.rows.length;
    const rowHeight = this.height / Math.max(count, 1);
    const stride = Math.max(1, Math.ceil(20 / rowHeight));
    context.fillStyle = theme.muted;
    context.font = theme.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (let row = 0; row < count; row += stride) {
      context.fillText(String(row + 1), this.options.axisWidth - 5, Math.min(Math.max((row + 0.5) * rowHeight, 6), this.height - 6));
    }
  }

  /** Pixels from the left edge of the cells. */
  private pixelOf(step: number): number {
    const { from, to } = this.viewport;
    const [first, last] = to > from ? [from, to] : [0, 2];
    const [low, high] = [this.axis.toPosition(first), this.axis.toPosition(last)];
    return ((this.axis.toPosition(step) - low) / (high - low)) * this.width;
  }

  private stepAt(left: number): number {
    const { from, to } = this.viewport;
    const [low, high] = [this.axis.toPosition(from), this.axis.toPosition(to)];
    return this.axis.toStep(low + (left / Math.max(this.width, 1)) * (high - low));
  }

  private pointTo(event: PointerEvent): void {
    const row = Math.floor((event.offsetY / Math.max(this.over.clientHeight, 1)) * this.rows.length);
    this.point(Math.min(Math.max(row, 0), this.rows.length - 1), Math.round(this.stepAt(event.offsetX)));
  }

  private point(row: number, step: number): void {
    const last = Math.max(1, Math.min(this.data?.lastStep ?? 1, this.viewport.to));
    this.highlight(row);
    this.options.onRow(row);
    this.viewport.point(Math.min(Math.max(step, Math.ceil(this.viewport.from)), Math.floor(last)));
  }

  private leave(): void {
    this.highlight(undefined);
    this.options.onRow(undefined);
    this.viewport.point(undefined);
  }

  private choose(): void {
    if (this.pointedRow !== undefined) this.options.onChooseRow(this.pointedRow);
  }

  private showLine(step: number | undefined): void {
    this.line.hidden = step === undefined;
    if (step !== undefined) this.line.style.left = `${this.pixelOf(step)}px`;
  }

  private onKey(event: KeyboardEvent): void {
    if (this.rows.length === 0) return;
    const stride = event.shiftKey ? 10 : 1;
    const width = this.data?.width ?? 1;
    const row = this.pointedRow ?? 0;
    const step = this.viewport.cursor ?? this.viewport.to;
    const rowTo = (next: number) => this.point(Math.min(Math.max(next, 0), this.rows.length - 1), step);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.point(row, step - stride * width),
      ArrowRight: () => this.point(row, step + stride * width),
      ArrowUp: () => rowTo(row - stride),
      ArrowDown: () => rowTo(this.pointedRow === undefined ? 0 : row + stride),
      Home: () => this.point(row, 1),
      End: () => this.point(row, this.viewport.to),
      Enter: () => this.choose(),
      Escape: () => this.leave(),
    };
    const action = actions[event.key];
    if (action !== undefined) action();
    else if (!zoomByKey(event, this.viewport)) return;
    event.preventDefault();
  }
}

/** Places a canvas and gives it as many pixels as the screen has there. */
function resize(canvas: HTMLCanvasElement, left: number, width: number, height: number): void {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.left = `${left}px`;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
