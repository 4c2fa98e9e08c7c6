import type { DashboardCoordinateAxis } from '../../src/protocol/index.js';

/** Where the values of an axis stand, from its foot (0) to its top (1), and what is written there. */
export interface AxisPlaces {
  /** Of each run; null where it has no value. */
  readonly places: readonly (number | null)[];
  readonly labels: readonly { readonly place: number; readonly value: number | string }[];
}

/** Places the values of an axis: numbers by their size, or their magnitude; choices as far from each other as they can be. */
export function axisPlaces({ scale, values }: DashboardCoordinateAxis): AxisPlaces {
  const different = [...new Set(values.filter((value) => value !== null))];
  const placeOf = scale === 'choice' ? choicePlace(different) : numberPlace(different.filter((value) => typeof value === 'number'), scale);
  return {
    places: values.map((value) => (value === null ? null : placeOf(value))),
    labels: different.map((value) => ({ place: placeOf(value), value })).sort((left, right) => left.place - right.place),
  };
}

function choicePlace(choices: readonly (number | string)[]): (value: number | string) => number {
  return (value) => (choices.length < 2 ? 0.5 : choices.indexOf(value) / (choices.length - 1));
}

function numberPlace(numbers: readonly number[], scale: 'linear' | 'log'): (value: number | string) => number {
  const to = scale === 'log' ? Math.log : (value: number): number => value;
  const [low, high] = [to(Math.min(...numbers)), to(Math.max(...numbers))];
  return (value) => (high > low ? (to(Number(value)) - low) / (high - low) : 0.5);
}

/** The labels that have room, the outermost first: as many pixels apart as a line of text is high. */
export function readableLabels<Label extends { readonly place: number }>(labels: readonly Label[], height: number, lineHeight: number): readonly Label[] {
  const first = labels[0];
  const last = labels.at(-1);
  const chosen: Label[] = [];
  for (const label of [last, first, ...labels.slice(1, -1)]) {
    if (label === undefined || chosen.includes(label)) continue;
    if (chosen.every(({ place }) => Math.abs(place - label.place) * height >= lineHeight)) chosen.push(label);
  }
  return chosen;
}

/** The run with the best result; undefined where none has one. */
export function bestRun({ best, values }: DashboardCoordinateAxis): number | undefined {
  const sign = best === 'lowest' ? -1 : 1;
  let found: number | undefined;
  values.forEach((value, run) => {
    const known = found === undefined ? null : values[found];
    if (typeof value === 'number' && (typeof known !== 'number' || sign * value > sign * known)) found = run;
  });
  return found;
}
