import type { AxisPlaces } from '../coordinates/index.js';
import type { Theme } from '../theme/index.js';
import { coordinatesHeight, placesOf, type PlacedText } from './coordinate-places.js';
import type { Drawing, DrawnPath, DrawnText } from './drawing.js';

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

const namespace = 'http://www.w3.org/2000/svg';
const dotRadius = 3;

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

  /** What is shown, without what is pointed at; undefined while there is nothing. */
  drawing(theme: Theme): Drawing | undefined {
    const { content, room } = this;
    if (content === undefined || room === 0) return undefined;
    const { width, axes, runs, texts } = placesOf(content, room);
    const shapes: readonly (DrawnPath | DrawnText)[] = [
      ...axes.map(({ x, top, bottom }): DrawnPath => ({ kind: 'path', path: `M${x},${top}V${bottom}`, stroke: theme.muted })),
      ...runs.map(({ path, dots }, run): DrawnPath => {
        const color = content.colors[run] ?? theme.foreground;
        return { kind: 'path', path: path + dots.map(circlePath).join(''), stroke: color, width: theme.lineWidth };
      }),
      ...texts.map(({ kind, x, y, text }): DrawnText => ({ kind: 'text', text, x, y: y - 4, anchor: 'start', fill: kind === 'axis-name' ? theme.muted : theme.foreground })),
    ];
    return { width, height: coordinatesHeight, shapes };
  }

  private paint(): void {
    const { content, room } = this;
    if (content === undefined || room === 0) return;
    const { width, axes, runs, texts } = placesOf(content, room);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${coordinatesHeight}`);
    this.svg.setAttribute('width', String(width));
    this.svg.setAttribute('height', String(coordinatesHeight));
    this.lines = runs.map(({ path, dots }, run) => this.lineOf(run, path, dots, content.colors[run] ?? ''));
    this.svg.replaceChildren(
      ...axes.map(({ x, top, bottom }) => shape('line', { class: 'axis', x1: x, x2: x, y1: top, y2: bottom })),
      shapeOf('g', this.lines),
      ...texts.map(textShape),
    );
    this.highlight(this.pointed !== undefined && this.pointed < runs.length ? this.pointed : undefined);
  }

  /** A line, and a wider one that nobody sees, to point at. */
  private lineOf(run: number, path: string, dots: readonly (readonly [x: number, y: number])[], color: string): SVGElement {
    const reach = shape('path', { class: 'reach', d: path });
    reach.addEventListener('pointerenter', () => this.point(run));
    return shapeOf('g', [shape('path', { class: 'run', d: path, stroke: color }), ...dots.map(([cx, cy]) => shape('circle', { cx, cy, r: dotRadius, fill: color })), reach]);
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

const circlePath = ([x, y]: readonly [x: number, y: number]): string => `M${(x - dotRadius).toFixed(1)},${y.toFixed(1)}a${dotRadius},${dotRadius} 0 1,0 ${2 * dotRadius},0a${dotRadius},${dotRadius} 0 1,0 ${-2 * dotRadius},0`;

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

function textShape({ kind, x, y, text, whole }: PlacedText): SVGElement {
  const made = shape('text', { class: kind, x, y });
  made.textContent = text;
  if (text === whole) return made;
  const title = shape('title', {});
  title.textContent = whole;
  made.append(title);
  return made;
}
