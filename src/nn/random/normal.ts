import {
  add,
  clip,
  constant,
  less,
  logarithm,
  multiply,
  negate,
  squareRoot,
  subtract,
  where,
  type Tensor,
} from '../../graph/index.js';

/** Below this, in terms of w = -log(1 - x²), the first polynomial holds, from there on the second one. */
const CENTRE = 5;
const CENTRAL = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
] as const;
const TAIL = [
  -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
  1.00167406, 2.83297682,
] as const;

/** The number before 1 in float32. */
const BEFORE_ONE = 1 - 2 ** -24;

/**
 * Normal numbers of mean 0 and deviation 1 from as many uniform ones in [0, 1), by the inverse of the distribution,
 * √2 · erf⁻¹(2u - 1), as Giles (2012, "Approximating the erfinv function") approximates it for float32. None is further
 * from 0 than 5.3.
 */
export function normalOf(uniform: Tensor): Tensor {
  const u = clip(uniform, 1 - BEFORE_ONE, BEFORE_ONE);
  const x = subtract(multiply(u, 2), 1);
  // 4u(1 - u) is 1 - x², without the rounding of x near -1.
  const w = negate(logarithm(multiply(multiply(u, 4), subtract(1, u))));
  const factor = where(
    less(w, CENTRE),
    polynomial(CENTRAL, subtract(w, CENTRE / 2)),
    polynomial(TAIL, subtract(squareRoot(w), 3)),
  );
  return multiply(multiply(x, factor), Math.SQRT2);
}

/** By Horner's rule, the highest power first. */
function polynomial(coefficients: readonly number[], x: Tensor): Tensor {
  return coefficients.reduce((sum, coefficient) => add(multiply(sum, x), coefficient), constant(0));
}
