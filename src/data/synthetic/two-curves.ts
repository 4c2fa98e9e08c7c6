import { addNoise, features, shuffled, targets, type MadeData } from './entry.js';
import type { GeneratorSettings } from './settings.js';

/** A curve in the plane, by its points' coordinates. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** How many points the first class and the second have: half of them each, or as many as are given. */
export function curveLengths(settings: GeneratorSettings): readonly [number, number] {
  const given = settings.list('n_samples');
  if (given !== null) return [given[0] ?? 0, given[1] ?? 0];
  const count = settings.count('n_samples', 100);
  return [Math.floor(count / 2), count - Math.floor(count / 2)];
}

/** Two curves as two classes, shuffled and with noise where that is asked for (sklearn/datasets/_samples_generator.py). */
export function twoClasses(first: Curve, second: Curve, settings: GeneratorSettings): MadeData {
  const random = settings.random();
  const count = first.x.length + second.x.length;
  const points = new Float64Array(2 * count);
  const classes = new Float64Array(count).fill(1, first.x.length);
  [first, second].forEach(({ x, y }, which) => {
    const start = which * first.x.length;
    x.forEach((value, index) => {
      points[2 * (start + index)] = value;
      points[2 * (start + index) + 1] = y[index] ?? NaN;
    });
  });
  const made: MadeData = { x: features(points, 2), y: targets(classes, 'int64') };
  const data = settings.isOn('shuffle', true) ? shuffled(made, random) : made;
  const noise = settings.optional('noise');
  if (noise !== null) addNoise(data.x, noise, random);
  return data;
}
