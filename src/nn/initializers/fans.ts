/** How many inputs a unit has and how many units an input reaches. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * The fans of a weight, by Keras's rule (keras/src/initializers/random_initializers.py, `compute_fans`): of a matrix its
 * rows and columns, of a convolution's kernel (window…, inputs, outputs) those times the window's size; of a vector
 * both are its length.
 */
export function fansOf(shape: readonly number[]): Fans {
  const [first, second] = shape;
  if (first === undefined) return { fanIn: 1, fanOut: 1 };
  if (second === undefined) return { fanIn: first, fanOut: first };
  const window = shape.slice(0, -2).reduce((product, length) => product * length, 1);
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  return { fanIn: window * inputs, fanOut: window * outputs };
}
