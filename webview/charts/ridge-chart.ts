import { element } from '../dom.js';
import type { RidgeShape } from '../histograms/index.js';
import type { Theme } from '../theme/index.js';
import { axisHeight, rightPadding } from './plot-options.js';

/** What a chart of ridges draws. */
export interface RidgeContent {
  readonly shape: RidgeShape;
  /** What stands to the left of each row. */
  readonly labels: readonly string[];
  /** The rows that have values which no bin has a place for. */
  readonly marked: readonly boolean[];
  /** What stands below, by its place from the left (0) to the right (1). */
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
}

export interface RidgeChartOptions {
  /** Room for the labels of the rows, in CSS pixels. */
  readonly axisWidth: number;
  /** A bin of a row is pointed at, or none. */
  readonly onPoint: (row: number | undefined, bin: number | undefined) => void;
  readonly onRoom: () => void;
}

/** Distributions one below the other, the first at the top and the last in front, each a little higher than its place. */
export class RidgeChart {
  private readonly canvas = element('canvas');
  private theme: Theme | undefined;
  private content: RidgeContent | undefined;
  private room = 0;
  private row: number | undefined;
  private bin: number | undefined;

  constructor(
    place: HTMLElement,
    private readonly options: RidgeChartOptions,
  ) {
    place.append(this.canvas);
    this.canvas.addEventListener('pointermove', (event) => this.pointTo(event));
    this.canvas.addEventListener('pointerleave', () => this.point(undefined, undefined));
    place.addEventListener('keydown', (event) => this.onKey(event));
    place.addEventListener('blur', () => this.point(undefined, undefined));
    new ResizeObserver((entries) => {
      this.room = Math.round(entries.at(-1)?.contentRect.width ?? 0);
      if (this.room === 0) return;
      options.onRoom();
      this.paint();
    }).observe(place);
  }

  /** The room for the values, in CSS pixels; 0 while the chart is hidden. */
  get plotWidth(): number {
    return Math.max(0, this.room - this.options.axisWidth - rightPadding);
  }

  draw(content: RidgeContent, theme: Theme): void {
    this.content = content;
    this.theme = theme;
    if (this.row !== undefined && this.row >= content.shape.rows) this.row = content.shape.rows - 1;
    this.paint();
  }

  /** Frames a row from outside, or none. */
  highlight(row: number | undefined): void {
    if (row === this.row) return;
    this.row = row;
    this.bin = undefined;
    this.paint();
  }

  private get height(): number {
    return Math.min(Math.max(this.room * 0.6, 190), 380);
  }

  /** Where a row stands, in CSS pixels from the top: the last one on the axis, with room above the first for its height. */
  private baseline(row: number): number {
    const { rows } = this.content?.shape ?? { rows: 1 };
    return this.height - axisHeight - (rows - 1 - row) * this.spacing;
  }

  private get spacing(): number {
    const { rows, above } = this.content?.shape ?? { rows: 1, above: 1 };
    return (this.height - axisHeight - 6) / (rows - 1 + above);
  }

  private x(place: number): number {
    return this.options.axisWidth + place * this.plotWidth;
  }

  private paint(): void {
    const { content, theme, room, height } = this;
    if (content === undefined || theme === undefined || room === 0) return;
    this.canvas.width = Math.round(room * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    this.canvas.style.width = `${room}px`;
    this.canvas.style.height = `${height}px`;
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    context.scale(devicePixelRatio, devicePixelRatio);
    this.paintTicks(context, content, theme);
    for (let row = 0; row < content.shape.rows; row += 1) this.paintRow(context, row, content, theme);
    this.paintPointed(context, content, theme);
    this.paintLabels(context, content, theme);
  }

  private paintTicks(context: CanvasRenderingContext2D, { ticks }: RidgeContent, theme: Theme): void {
    context.font = theme.font;
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    for (const { place, text } of ticks) {
      context.fillStyle = theme.grid;
      context.fillRect(Math.round(this.x(place)), 0, 1, this.height - axisHeight);
      context.fillStyle = theme.muted;
      context.fillText(text, Math.min(Math.max(this.x(place), this.options.axisWidth + 10), this.room - 14), this.height - 3);
    }
  }

  private paintRow(context: CanvasRenderingContext2D, row: number, { shape, marked }: RidgeContent, theme: Theme): void {
    const outline = this.outlineOf(row, shape);
    const area = new Path2D(outline);
    area.lineTo(this.x(1), this.baseline(row));
    area.lineTo(this.x(0), this.baseline(row));
    area.closePath();
    // What lies behind is hidden, as by a hill in front.
    context.fillStyle = theme.background;
    context.globalAlpha = 0.8;
    context.fill(area);
    context.fillStyle = theme.training;
    context.globalAlpha = shape.rows === 1 ? 0.5 : 0.12 + (0.43 * row) / (shape.rows - 1);
    context.fill(area);
    context.globalAlpha = 1;
    context.strokeStyle = marked[row] === true ? theme.error : theme.training;
    context.lineWidth = theme.lineWidth * 0.75;
    context.stroke(outline);
    if (marked[row] !== true) return;
    context.fillStyle = theme.error;
    context.fillRect(this.x(1) + 3, this.baseline(row) - 6, 5, 6);
  }

  /** Through the middles of the bins. */
  private outlineOf(row: number, { heights, bins }: RidgeShape): Path2D {
    const path = new Path2D();
    path.moveTo(this.x(0), this.baseline(row));
    for (let bin = 0; bin < bins; bin += 1) path.lineTo(this.x((bin + 0.5) / bins), this.baseline(row) - (heights[row * bins + bin] ?? 0) * this.spacing);
    path.lineTo(this.x(1), this.baseline(row));
    return path;
  }

  private paintPointed(context: CanvasRenderingContext2D, { shape }: RidgeContent, theme: Theme): void {
    const { row, bin } = this;
    if (row === undefined) return;
    context.strokeStyle = theme.foreground;
    context.lineWidth = theme.lineWidth;
    context.stroke(this.outlineOf(row, shape));
    if (bin === undefined) return;
    context.fillStyle = theme.foreground;
    const height = (shape.heights[row * shape.bins + bin] ?? 0) * this.spacing;
    context.fillRect(this.x(bin / shape.bins), this.baseline(row) - height, Math.max(this.plotWidth / shape.bins, 1), Math.max(height, 2));
  }

  private paintLabels(context: CanvasRenderingContext2D, { labels }: RidgeContent, theme: Theme): void {
    context.font = theme.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    const stride = Math.max(1, Math.ceil(14 / Math.max(this.spacing, 1)));
    labels.forEach((label, row) => {
      const isPointed = row === this.row;
      if (!isPointed && ((labels.length - 1 - row) % stride !== 0 || (this.row !== undefined && Math.abs(row - this.row) < stride))) return;
      context.fillStyle = isPointed ? theme.foreground : theme.muted;
      context.fillText(label, this.options.axisWidth - 6, this.baseline(row) - 4);
    });
  }

  private pointTo(event: PointerEvent): void {
    const { content } = this;
    if (content === undefined || content.shape.rows === 0) return;
    const { rows, bins } = content.shape;
    const row = Math.round(rows - 1 - (this.height - axisHeight - event.offsetY - this.spacing / 2) / this.spacing);
    const bin = Math.floor(((event.offsetX - this.options.axisWidth) / Math.max(this.plotWidth, 1)) * bins);
    this.point(Math.min(Math.max(row, 0), rows - 1), Math.min(Math.max(bin, 0), bins - 1));
  }

  private point(row: number | undefined, bin: number | undefined): void {
    if (row === this.row && bin === this.bin) return;
    this.row = row;
    this.bin = bin === undefined || bin < 0 ? undefined : bin;
    this.paint();
    this.options.onPoint(this.row, this.bin);
  }

  private onKey(event: KeyboardEvent): void {
    const { rows, bins } = this.content?.shape ?? { rows: 0, bins: 0 };
    if (rows === 0) return;
    const stride = event.shiftKey ? 5 : 1;
    const row = this.row ?? rows - 1;
    const bin = this.bin ?? bins >> 1;
    const to = (nextRow: number, nextBin: number) => this.point(Math.min(Math.max(nextRow, 0), rows - 1), Math.min(Math.max(nextBin, 0), bins - 1));
    const actions: Readonly<Record<string, () => void>> = {
      ArrowUp: () => to(this.row === undefined ? row : row - stride, bin),
      ArrowDown: () => to(row + stride, bin),
      ArrowLeft: () => to(row, bin - stride),
      ArrowRight: () => to(row, bin + stride),
      Home: () => to(0, bin),
      End: () => to(rows - 1, bin),
      Escape: () => this.point(undefined, undefined),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    action();
    event.preventDefault();
  }
}
