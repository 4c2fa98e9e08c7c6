import type { AxisPlaces } from '../coordinates/index.js';

/** An axis as it is drawn. */
export interface DrawnAxis extends Pick<AxisPlaces, 'places'> {
  readonly name: string;
  readonly labels: readonly { readonly place: number; readonly text: string }[];
}

export interface CoordinateContent {
  readonly axes: readonly DrawnAxis[];
  /** The colours of the runs, in the order of their values. */
  readonly colors: readonly string[];
}

const [top, bottom, side] = [42, 14, 16];
const height = 250;
/** Lines that have the same way lie side by side. */
const lineDistance = 3;
/** So much is left for each axis, its labels included; where there is less, the chart is scrolled. */
const narrowestAxis = 88;
const namespace = 'http://www.w3.org/2000/svg';

/** The height of an axis, in CSS pixels. */
export const axisLength = height - top - bottom;

/** Parallel coordinates: an upright axis for each quantity, and a line through them for each run. */
export class CoordinateChart {
  private readonly svg = shape('svg', { class: 'coordinates', 'aria-hidden': 'true' });
  private lines: readonly SVGElement[] = [];
  private content: CoordinateContent | undefined;
  private room = 0;
  private pointed: number | undefined;

  /** @param onRun a run is pointed at, or none. */
  constructor(
    place: HTMLElement,
    private readonly onRun: (run: number | undefined) => void,
  ) {
    place.append(this.svg);
    this.svg.addEventListener('pointerleave', () => this.point(undefined));
    new ResizeObserver((entries) => {
      this.room = Math.round(entries.at(-1)?.contentRect.width ?? 0);
      this.paint();
    }).observe(place);
    place.addEventListener('keydown', (event) => this.onKey(event));
    place.addEventListener('blur', () => this.point(undefined));
  }

  draw(content: CoordinateContent): void {
    this.content = content;
    this.paint();
  }

  /** Brings the line of a run to the front, or that of none. */
  highlight(run: number | undefined): void {
    this.pointed = run;
    this.svg.classList.toggle('pointing', run !== undefined);
    this.lines.forEach((line, index) => line.classList.toggle('pointed', index === run));
    const line = run === undefined ? undefined : this.lines[run];
    // What comes last is drawn over the others.
    line?.parentNode?.append(line);
  }

  private paint(): void {
    const { content, room } = this;
    if (content === undefined || room === 0) return;
    const { axes, colors } = content;
    const width = Math.max(room, axes.length * narrowestAxis);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.svg.setAttribute('width', String(width));
    this.svg.setAttribute('height', String(height));
    const share = (width - 2 * side) / axes.length;
    const x = (axis: number): number => side + (axis + 0.1) * share;
    const y = (place: number): number => top + (1 - place) * axisLength;
    this.lines = colors.map((color, run) => this.lineOf(run, axes.map(({ places }, axis) => ({ x: x(axis), place: places[run] ?? null })), color, (place) => y(place) + (run - (colors.length - 1) / 2) * lineDistance));
    this.svg.replaceChildren(
      ...axes.map((_, axis) => shape('line', { class: 'axis', x1: x(axis), x2: x(axis), y1: top, y2: top + axisLength })),
      shapeOf('g', this.lines),
      ...axes.flatMap(({ name, labels }, axis) => [
        text(shortened(name, share), { class: 'axis-name', x: x(axis) - 4, y: 14 }, name),
        ...labels.map((label) => text(shortened(label.text, share * 0.85), { class: 'axis-label', x: x(axis) + 7, y: y(label.place) - (colors.length * lineDistance) / 2 - 4 }, label.text)),
      ]),
    );
    this.highlight(this.pointed !== undefined && this.pointed < colors.length ? this.pointed : undefined);
  }

  /** A line with a gap where the run has no value, and a wider one that nobody sees, to point at. */
  private lineOf(run: number, points: readonly { readonly x: number; readonly place: number | null }[], color: string, y: (place: number) => number): SVGElement {
    let path = '';
    points.forEach((point, index) => {
      if (point.place !== null) path += `${typeof points[index - 1]?.place === 'number' ? 'L' : 'M'}${point.x.toFixed(1)},${y(point.place).toFixed(1)}`;
    });
    const dots = points.flatMap(({ x, place }) => (place === null ? [] : [shape('circle', { cx: x, cy: y(place), r: 3, fill: color })]));
    const reach = shape('path', { class: 'reach', d: path });
    reach.addEventListener('pointerenter', () => this.point(run));
    return shapeOf('g', [shape('path', { class: 'run', d: path, stroke: color }), ...dots, reach]);
  }

  private point(run: number | undefined): void {
    if (run === this.pointed) return;
    this.highlight(run);
    this.onRun(run);
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.lines.length - 1;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.point(Math.min((this.pointed ?? -1) + 1, last)),
      ArrowUp: () => this.point(Math.max((this.pointed ?? last + 1) - 1, 0)),
      Home: () => this.point(0),
      End: () => this.point(last),
      Escape: () => this.point(undefined),
    };
    const action = actions[event.key];
    if (action === undefined || last < 0) return;
    action();
    event.preventDefault();
  }
}

/** About as much of a text as has room (CSS pixels). */
function shortened(words: string, room: number): string {
  const most = Math.max(4, Math.floor(room / 6.4));
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}

function shapeOf(name: string, children: readonly Node[]): SVGElement {
  const made = shape(name, {});
  made.append(...children);
  return made;
}

function text(words: string, attributes: Readonly<Record<string, string | number>>, whole: string): SVGElement {
  const made = shape('text', attributes);
  made.textContent = words;
  if (words !== whole) {
    const title = shape('title', {});
    title.textContent = whole;
    made.append(title);
  }
  return made;
}
