import { spaced, type SyntheticEntry } from './entry.js';
import { curveLengths, twoClasses } from './two-curves.js';

/** A circle in a circle (sklearn/datasets/_samples_generator.py, `make_circles`). */
export const makeCircles: SyntheticEntry = {
  name: 'make_circles',
  title: 'Circles',
  generate(settings) {
    const [outerCount, innerCount] = curveLengths(settings);
    const factor = settings.number('factor', 0.8);
    const [outer, inner] = [spaced(0, 2 * Math.PI, outerCount, false), spaced(0, 2 * Math.PI, innerCount, false)];
    return twoClasses(
      { x: outer.map(Math.cos), y: outer.map(Math.sin) },
      { x: inner.map((angle) => Math.cos(angle) * factor), y: inner.map((angle) => Math.sin(angle) * factor) },
      settings,
    );
  },
};
