/** A line, an area or both, as SVG and canvas write a path. */
export interface DrawnPath {
  readonly kind: 'path';
  readonly path: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly fill?: string;
  /** Of the area, from 0 to 1; 1 when left out. */
  readonly fillOpacity?: number;
}

/** A text whose middle line is at `y`. */
export interface DrawnText {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
}

/** A chart as shapes in CSS pixels, the first one at the back, for a picture of it outside of the page. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly (DrawnPath | DrawnText)[];
}

/** Paints the area of a path, then its line, onto a context in CSS pixels. */
export function paintPath(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { path, stroke, width = 1, fill, fillOpacity = 1 }: DrawnPath,
): void {
  const drawn = new Path2D(path);
  if (fill !== undefined) {
    context.globalAlpha = fillOpacity;
    context.fillStyle = fill;
    context.fill(drawn);
    context.globalAlpha = 1;
  }
  if (stroke === undefined) return;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.stroke(drawn);
}
