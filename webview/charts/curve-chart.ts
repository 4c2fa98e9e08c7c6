import { element } from '../dom.js';
import type { Scale } from './scale.js';

/** A line of a small chart. */
export interface Curve {
  readonly x: readonly number[];
  /** What is not finite is a gap. */
  readonly y: readonly number[];
  /** Names its look in the style sheet. */
  readonly kind: string;
}

/** An axis with its name and what is written at its labels. */
export interface Axis {
  readonly name: string;
  readonly scale: Scale;
  readonly format: (values: readonly number[]) => readonly string[];
}

/** A place on the horizontal axis, as a line, or a stretch of it; `kind` names its look. */
export type Mark = { readonly kind: string; readonly at: number } | { readonly kind: string; readonly from: number; readonly to: number };

/** What is drawn in a chart of curves. */
export interface CurveChartOptions {
  /** What it shows, in words. */
  readonly label: string;
  readonly curves: readonly Curve[];
  readonly marks: readonly Mark[];
  readonly x: Axis;
  readonly y: Axis;
  /** What the lines and marks are, by their look. */
  readonly legend: readonly { readonly kind: string; readonly text: string }[];
}

/** The side of the square that is stretched to the room there is. */
const side = 1000;
const namespace = 'http://www.w3.org/2000/svg';

/**
 * A chart of a few curves that do not change: drawn once, as SVG that is stretched to the room there is, with its labels as
 * texts beside it, in the colours of the style sheet.
 */
export function curveChart({ label, curves, marks, x, y, legend }: CurveChartOptions): HTMLElement {
  const svg = shape('svg', { viewBox: `0 0 ${side} ${side}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label });
  const atX = (value: number): number => side * x.scale.place(value);
  const atY = (value: number): number => side * (1 - y.scale.place(value));
  svg.append(
    ...y.scale.ticks.map((tick) => shape('line', { class: 'grid', x1: 0, x2: side, y1: atY(tick), y2: atY(tick) })),
    ...x.scale.ticks.map((tick) => shape('line', { class: 'grid', x1: atX(tick), x2: atX(tick), y1: 0, y2: side })),
    ...marks.flatMap((mark) => ('from' in mark ? [stretch(mark.kind, atX(mark.from), atX(mark.to))] : [])),
    ...curves.flatMap((curve) => pieces(curve, atX, atY).map((points) => shape('polyline', { class: `curve ${curve.kind}`, points }))),
    ...marks.flatMap((mark) => ('at' in mark ? [shape('line', { class: `mark ${mark.kind}`, x1: atX(mark.at), x2: atX(mark.at), y1: 0, y2: side })] : [])),
  );
  const plot = element('div', { class: 'plot' });
  plot.append(svg, ...labels(y, 'y'), ...labels(x, 'x'));
  const entries = legend.map(({ kind, text }) => element('li', {}, element('span', { class: `key ${kind}`, 'aria-hidden': 'true' }), text));
  return element(
    'figure',
    { class: 'curves' },
    element('p', { class: 'axis-name' }, y.name),
    plot,
    element('p', { class: 'axis-name x' }, x.name),
    element('figcaption', {}, element('ul', { class: 'keys' }, ...entries)),
  );
}

function stretch(kind: string, one: number, other: number): SVGElement {
  const from = Math.min(one, other);
  return shape('rect', { class: `band ${kind}`, x: from, y: 0, width: Math.max(Math.abs(one - other), 1), height: side });
}

/** The points of a curve, from gap to gap. */
function pieces({ x, y }: Curve, atX: (value: number) => number, atY: (value: number) => number): string[] {
  const found: string[][] = [[]];
  x.forEach((value, index) => {
    const height = y[index] ?? Number.NaN;
    if (Number.isFinite(height)) found.at(-1)?.push(`${atX(value).toFixed(1)},${atY(height).toFixed(1)}`);
    else found.push([]);
  });
  return found.flatMap((points) => (points.length === 0 ? [] : [points.join(' ')]));
}

/** The labels of an axis, each at its place. */
function labels({ scale, format }: Axis, axis: 'x' | 'y'): HTMLElement[] {
  const texts = format(scale.ticks);
  return scale.ticks.map((tick, index) => {
    // Where there is little room, every other one has to do.
    const made = element('span', { class: index % 2 === 0 ? `tick ${axis}` : `tick ${axis} spare`, 'aria-hidden': 'true' }, texts[index] ?? '');
    made.style.setProperty('--place', `${(100 * scale.place(tick)).toFixed(2)}%`);
    return made;
  });
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
