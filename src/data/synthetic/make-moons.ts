import { spaced, type SyntheticEntry } from './entry.js';
import { curveLengths, twoClasses } from './two-curves.js';

/** Two half circles that reach into each other (sklearn/datasets/_samples_generator.py, `make_moons`). */
export const makeMoons: SyntheticEntry = {
  name: 'make_moons',
  title: 'Moons',
  generate(settings) {
    const [outerCount, innerCount] = curveLengths(settings);
    const [outer, inner] = [spaced(0, Math.PI, outerCount), spaced(0, Math.PI, innerCount)];
    return twoClasses(
      { x: outer.map(Math.cos), y: outer.map(Math.sin) },
      { x: inner.map((angle) => 1 - Math.cos(angle)), y: inner.map((angle) => 1 - Math.sin(angle) - 0.5) },
      settings,
    );
  },
};
