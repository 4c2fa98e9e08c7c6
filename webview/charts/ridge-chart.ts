import { element } from '../dom.js';
import type { RidgeShape } from '../histograms/index.js';
import type { Theme } from '../theme/index.js';
import { paintPath, type Drawing, type DrawnPath, type DrawnText } from './drawing.js';
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

  /** What is shown, without what is pointed at; undefined while there is nothing. */
  get drawing(): Drawing | undefined {
    const { content, theme, room: width, height } = this;
    if (content === undefined || theme === undefined || width === 0) return undefined;
    const { shape, labels, ticks } = content;
    const grid = ticks.flatMap(({ place, text }): (DrawnPath | DrawnText)[] => [
      { kind: 'path', path: `M${Math.round(this.x(place)) + 0.5},0V${height - axisHeight}`, stroke: theme.grid },
      { kind: 'text', text, x: this.tickX(place), y: height - 9, anchor: 'middle', fill: theme.muted },
    ]);
    const shown = labels.flatMap((text, row): DrawnText[] =>
      this.isLabelled(row, shape.rows) ? [{ kind: 'text', text, x: this.options.axisWidth - 6, y: this.baseline(row) - 4, anchor: 'end', fill: theme.muted }] : [],
    );
    return { width, height, shapes: [...grid, ...this.rowsOf(content, theme), ...shown] };
  }

  private rowsOf({ shape, marked }: RidgeContent, theme: Theme): DrawnPath[] {
    return Array.from({ length: shape.rows }, (_, row) => this.rowShapes(row, shape, marked[row] === true, theme)).flat();
  }

  /** What lies behind a row is hidden, as by a hill in front. */
  private rowShapes(row: number, shape: RidgeShape, isMarked: boolean, theme: Theme): DrawnPath[] {
    const path = this.outlineOf(row, shape);
    const baseline = this.baseline(row);
    return [
      { kind: 'path', path: `${path}Z`, fill: theme.background, fillOpacity: 0.8 },
      { kind: 'path', path: `${path}Z`, fill: theme.training, fillOpacity: shape.rows === 1 ? 0.5 : 0.12 + (0.43 * row) / (shape.rows - 1) },
      { kind: 'path', path, stroke: isMarked ? theme.error : theme.training, width: theme.lineWidth * 0.75 },
      ...(isMarked ? [{ kind: 'path', path: `M${this.x(1) + 3},${baseline}h5v-6h-5Z`, fill: theme.error } as const] : []),
    ];
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
    for (const shape of this.rowsOf(content, theme)) paintPath(context, shape);
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
      context.fillText(text, this.tickX(place), this.height - 3);
    }
  }

  /** The path from the left end of the axis to its right one, through the middles of the bins. */
  private outlineOf(row: number, { heights, bins }: RidgeShape): string {
    const baseline = this.baseline(row);
    const points = Array.from({ length: bins }, (_, bin) => [this.x((bin + 0.5) / bins), baseline - (heights[row * bins + bin] ?? 0) * this.spacing]);
    return [[this.x(0), baseline], ...points, [this.x(1), baseline]].map((point, index) => `${index === 0 ? 'M' : 'L'}${point.map((each) => each.toFixed(2)).join(',')}`).join('');
  }

  /** Where the label of a tick stands: within the chart. */
  private tickX(place: number): number {
    return Math.min(Math.max(this.x(place), this.options.axisWidth + 10), this.room - 14);
  }

  /** Whether there is room for the label of a row; the last one has its label always. */
  private isLabelled(row: number, rows: number): boolean {
    return (rows - 1 - row) % this.labelStride === 0;
  }

  private get labelStride(): number {
    return Math.max(1, Math.ceil(14 / Math.max(this.spacing, 1)));
  }

  private paintPointed(context: CanvasRenderingContext2D, { shape }: RidgeContent, theme: Theme): void {
    const { row, bin } = this;
    if (row === undefined) return;
    context.strokeStyle = theme.foreground;
    context.lineWidth = theme.lineWidth;
    context.stroke(new Path2D(this.outlineOf(row, shape)));
    if (bin === undefined) return;
    context.fillStyle = theme.foreground;
    const height = (shape.heights[row * shape.bins + bin] ?? 0) * this.spacing;
    context.fillRect(this.x(bin / shape.bins), this.baseline(row) - height, Math.max(this.plotWidth / shape.bins, 1), Math.max(height, 2));
  }

  private paintLabels(context: CanvasRenderingContext2D, { labels }: RidgeContent, theme: Theme): void {
    context.font = theme.font;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    labels.forEach((label, row) => {
      const isPointed = row === this.row;
      if (!isPointed && (!this.isLabelled(row, labels.length) || (this.row !== undefined && Math.abs(row - this.row) < this.labelStride))) return;
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
