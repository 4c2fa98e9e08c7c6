import type { DataArray, SampleArray } from '../../data/index.js';
import type { LabelFacts } from '../../symptoms/index.js';
import type { Samples } from '../fit/samples.js';

/** How many samples are asked for their neighbours, among how many, and how many neighbours of each. */
const ASKED = 300;
const AMONG = 1200;
const NEIGHBOURS = 5;
/** Fewer samples tell nothing. */
const LEAST = 40;
/** How many numbers of a sample are compared: of pictures, pixels from all over. */
const COMPARED = 64;
/** More different whole numbers than this are no labels. */
const MOST_LABELS = 200;

/**
 * How the labels of near samples agree (k-nearest neighbours by squared Euclidean distance, each sample left out of its own:
 * Cover and Hart, 1967). Null of several inputs or outputs, of targets that are no classes, and of data that is not in memory
 * or has numbers that are not finite.
 */
export function labelFacts({ x, y, count }: Pick<Samples, 'x' | 'y' | 'count'>): LabelFacts | null {
  const [samples, ...otherSamples] = x;
  const [targets, ...otherTargets] = y;
  if (count < LEAST || samples === undefined || targets === undefined || otherSamples.length > 0 || otherTargets.length > 0) return null;
  if (!isInMemory(samples) || !isInMemory(targets)) return null;
  const rows = spread(count, AMONG);
  const labels = labelsOf(targets, rows);
  if (labels === null) return null;
  const points = rows.map((row) => pointOf(samples, row));
  if (!points.every((point) => point.every(Number.isFinite))) return null;
  const asked = spread(rows.length, ASKED);
  const agreements = asked.map((place) => nearest(points, place).filter((near) => labels[near] === labels[place]).length / NEIGHBOURS);
  const agreement = mean(agreements);
  const deviation = Math.sqrt(mean(agreements.map((one) => (one - agreement) ** 2)));
  return { agreement, error: deviation / Math.sqrt(asked.length), byChance: chanceOf(labels, asked) };
}

const isInMemory = (array: SampleArray): array is DataArray => !('gather' in array);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** At most so many whole numbers below a count, from all over. */
function spread(count: number, most: number): number[] {
  const length = Math.min(count, most);
  return Array.from({ length }, (_, place) => Math.floor((place * count) / length));
}

/** The class of each of some rows, by number or one-hot; null where targets are something else. */
function labelsOf({ values, shape }: DataArray, rows: readonly number[]): number[] | null {
  const size = shape.slice(1).reduce((product, length) => product * length, 1);
  const labels = rows.map((row) => (size === 1 ? Number(values[row]) : hotPlace(values.subarray(row * size, (row + 1) * size))));
  const areClasses = labels.every((label) => Number.isInteger(label)) && new Set(labels).size <= MOST_LABELS;
  return areClasses && labels.some((label) => label !== labels[0]) ? labels : null;
}

/** Where the 1 is among zeros; NaN where that is not what they are. */
function hotPlace(values: ArrayLike<number | bigint | boolean | string>): number {
  let place = NaN;
  for (let index = 0; index < values.length; index += 1) {
    const value = Number(values[index]);
    if (value === 0) continue;
    if (value !== 1 || !Number.isNaN(place)) return NaN;
    place = index;
  }
  return place;
}

function pointOf({ values, shape: [count = 1] }: DataArray, row: number): Float64Array {
  const size = values.length / count;
  return Float64Array.from(spread(size, COMPARED), (place) => Number(values[row * size + place]));
}

/** The places of the nearest other points. */
function nearest(points: readonly Float64Array[], from: number): number[] {
  const point = points[from] ?? new Float64Array();
  const found = Array.from({ length: NEIGHBOURS }, () => ({ place: NaN, distance: Infinity }));
  points.forEach((other, place) => {
    const farthest = found[NEIGHBOURS - 1]?.distance ?? Infinity;
    const distance = place === from ? Infinity : squaredDistance(point, other, farthest);
    if (distance >= farthest) return;
    found[NEIGHBOURS - 1] = { place, distance };
    found.sort((a, b) => a.distance - b.distance);
  });
  return found.map(({ place }) => place);
}

/** Of two points; something beyond the limit where it is beyond that. */
function squaredDistance(one: Float64Array, other: Float64Array, limit: number): number {
  let sum = 0;
  for (let index = 0; index < one.length && sum < limit; index += 1) {
    const apart = (one[index] ?? 0) - (other[index] ?? 0);
    sum += apart * apart;
  }
  return sum;
}

/** How often another sample has the label of one that is asked. */
function chanceOf(labels: readonly number[], asked: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return mean(asked.map((place) => ((counts.get(labels[place] ?? NaN) ?? 1) - 1) / (labels.length - 1)));
}
