import type { Shape } from '../spec/index.js';

/** A shape as Keras prints it: `(None, 28, 28)`. */
export function formatShape(shape: Shape): string {
  const lengths = shape.map((length) => (length === null ? 'None' : String(length)));
  return lengths.length === 1 ? `(${lengths.join('')},)` : `(${lengths.join(', ')})`;
}
