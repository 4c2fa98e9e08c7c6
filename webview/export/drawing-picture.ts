import { paintPath, type Drawing, type DrawnPath, type DrawnText } from '../charts/index.js';
import type { Theme } from '../theme/index.js';
import { escaped, titledImage, titledSvg } from './titled.js';

/** A PNG of a drawing, as sharp as the screen, with its title above it. */
export function drawingImage(title: string, drawing: Drawing, theme: Theme): Promise<Uint8Array<ArrayBuffer>> {
  return titledImage(title, drawing, devicePixelRatio, theme, (context) => {
    context.font = theme.font;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const shape of drawing.shapes) {
      if (shape.kind === 'text') paintText(context, shape);
      else paintPath(context, shape);
    }
  });
}

function paintText(context: OffscreenCanvasRenderingContext2D, { text, x, y, anchor, fill }: DrawnText): void {
  context.fillStyle = fill;
  context.textAlign = anchor === 'middle' ? 'center' : anchor;
  context.fillText(text, x, y);
}

/** An SVG of a drawing, with its title above it. */
export function drawingSvg(title: string, drawing: Drawing, theme: Theme): string {
  return titledSvg(title, drawing, theme, drawing.shapes.map((shape) => (shape.kind === 'text' ? textTag(shape) : pathTag(shape))).join('\n'));
}

function pathTag({ path, stroke = 'none', width = 1, fill = 'none', fillOpacity = 1 }: DrawnPath): string {
  return `<path d="${path}" fill="${fill}" fill-opacity="${fillOpacity}" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

function textTag({ text, x, y, anchor, fill }: DrawnText): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" dominant-baseline="middle" fill="${fill}">${escaped(text)}</text>`;
}
