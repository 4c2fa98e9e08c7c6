import type { CoordinateContent } from './coordinate-chart.js';

const [top, bottom, side] = [42, 14, 16];
/** Lines that have the same way lie side by side. */
const lineDistance = 3;
/** So much is left for each axis, its labels included; where there is less, the chart is scrolled. */
const narrowestAxis = 88;

export const coordinatesHeight = 250;

/** The height of an axis, in CSS pixels. */
export const axisLength = coordinatesHeight - top - bottom;

/** A text of a chart of parallel coordinates, and where it begins. */
export interface PlacedText {
  readonly kind: 'axis-name' | 'axis-label';
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  /** As much as there is room for. */
  readonly text: string;
  readonly whole: string;
}

/** Where everything of the chart lies, in CSS pixels. */
export interface CoordinatePlaces {
  readonly width: number;
  readonly axes: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
  readonly runs: readonly { readonly path: string; readonly dots: readonly (readonly [x: number, y: number])[] }[];
  readonly texts: readonly PlacedText[];
}

/** Lays a chart out. @param room its width in CSS pixels. */
export function placesOf({ axes, colors }: CoordinateContent, room: number): CoordinatePlaces {
  const width = Math.max(room, axes.length * narrowestAxis);
  const share = (width - 2 * side) / axes.length;
  const x = (axis: number): number => side + (axis + 0.1) * share;
  const y = (place: number): number => top + (1 - place) * axisLength;
  const runs = colors.map((_, run) => {
    const points = axes.map(({ places }, axis) => {
      const place = places[run] ?? null;
      return place === null ? null : ([x(axis), y(place) + (run - (colors.length - 1) / 2) * lineDistance] as const);
    });
    return { path: pathThrough(points), dots: points.filter((point) => point !== null) };
  });
  const texts = axes.flatMap(({ name, labels }, axis): PlacedText[] => [
    { kind: 'axis-name', x: x(axis) - 4, y: 14, text: shortened(name, share), whole: name },
    ...labels.map((label): PlacedText => ({ kind: 'axis-label', x: x(axis) + 7, y: y(label.place) - (colors.length * lineDistance) / 2 - 4, text: shortened(label.text, share * 0.85), whole: label.text })),
  ]);
  return { width, axes: axes.map((_, axis) => ({ x: x(axis), top, bottom: top + axisLength })), runs, texts };
}

/** A line with a gap where the run has no value. */
function pathThrough(points: readonly (readonly [x: number, y: number] | null)[]): string {
  return points.map((point, index) => (point === null ? '' : `${(points[index - 1] ?? null) === null ? 'M' : 'L'}${point[0].toFixed(1)},${point[1].toFixed(1)}`)).join('');
}

/** About as much of a text as has room (CSS pixels). */
function shortened(words: string, room: number): string {
  const most = Math.max(4, Math.floor(room / 6.4));
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`;
}
