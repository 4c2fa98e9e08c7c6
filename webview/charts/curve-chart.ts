import { element } from '../dom.js';

/** A line of a small chart. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Names its look in the style sheet. */
  readonly kind: string;
}

export interface CurveChartOptions {
  /** What it shows, in words. */
  readonly label: string;
  readonly curves: readonly Curve[];
  /** Of the horizontal axis. */
  readonly isLogarithmic: boolean;
  /** A place on the horizontal axis that is marked by a line. */
  readonly mark?: number;
  /** A stretch of the horizontal axis that is marked. */
  readonly band?: readonly [number, number];
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly legend: readonly { readonly kind: string; readonly text: string }[];
}

const [width, height, left, right, top, bottom] = [360, 180, 52, 8, 8, 22];
const namespace = 'http://www.w3.org/2000/svg';

/** A chart of a few short curves that do not change: drawn once, as SVG, in the colours of the style sheet. */
export function curveChart({ label, curves, isLogarithmic, mark, band, formatX, formatY, legend }: CurveChartOptions): HTMLElement {
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, class: 'curves' });
  const toX = isLogarithmic ? Math.log : (value: number): number => value;
  const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);
  const [x0, x1] = extent(finite(curves.flatMap(({ x }) => x)).map(toX));
  const [y0, y1] = extent(finite(curves.flatMap(({ y }) => y)));
  const atX = (value: number): number => left + ((toX(value) - x0) / (x1 - x0)) * (width - left - right);
  const atY = (value: number): number => height - bottom - ((value - y0) / (y1 - y0)) * (height - top - bottom);
  if (band !== undefined) {
    const [from, to] = [Math.min(...band.map(atX)), Math.max(...band.map(atX))];
    svg.append(shape('rect', { class: 'band', x: from, y: top, width: Math.max(to - from, 1), height: height - top - bottom }));
  }
  for (const { x, y, kind } of curves) {
    const points = x.flatMap((value, index) => (Number.isFinite(y[index]) ? [`${atX(value).toFixed(1)},${atY(y[index] ?? 0).toFixed(1)}`] : []));
    svg.append(shape('polyline', { class: `curve ${kind}`, points: points.join(' ') }));
  }
  if (mark !== undefined) svg.append(shape('line', { class: 'mark', x1: atX(mark), x2: atX(mark), y1: top, y2: height - bottom }));
  const unscaled = isLogarithmic ? Math.exp : (value: number): number => value;
  for (const share of [0, 0.5, 1]) {
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
    svg.append(text(formatX(unscaled(x0 + share * (x1 - x0))), { x: left + share * (width - left - right), y: height - 6, 'text-anchor': anchor }));
    svg.append(text(formatY(y0 + share * (y1 - y0)), { x: left - 6, y: atY(y0 + share * (y1 - y0)) + 4, 'text-anchor': 'end' }));
  }
  const entries = legend.map((entry) => element('span', { class: `curve-name ${entry.kind}` }, entry.text));
  const figure = element('figure', { class: 'experiment' });
  figure.append(svg, ...(entries.length === 0 ? [] : [element('figcaption', {}, ...entries)]));
  return figure;
}

/** The least and the greatest; never the same. */
function extent(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  return least === greatest ? [least - 0.5, greatest + 0.5] : [least, greatest];
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = shape('text', attributes);
  made.textContent = content;
  return made;
}
