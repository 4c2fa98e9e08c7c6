import {
  absolute,
  add,
  clip,
  divide,
  erf,
  exponential,
  logarithm,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  reciprocal,
  sign,
  squareRoot,
  stopGradient,
  subtract,
  type Operand,
  type Tensor,
} from '../../graph/index.js';
import type { TensorFunction } from './definition.js';

const ONE = ['x', 'inputs', 'input_tensor', 'a'];
const TWO: readonly (readonly string[])[] = [
  ['x1', 'x', 'a'],
  ['x2', 'y', 'b'],
];

function unary(compute: (x: Tensor) => Tensor, ...classNames: readonly string[]): TensorFunction {
  return { classNames, compute: (given) => compute(given.tensor(0, ...ONE)) };
}

function binary(compute: (one: Operand, other: Operand) => Tensor, ...classNames: readonly string[]): TensorFunction {
  const [first = [], second = []] = TWO;
  return { classNames, compute: (given) => compute(given.operand(0, ...first), given.operand(1, ...second)) };
}

/** The functions that work element by element. */
export const arithmetic: readonly TensorFunction[] = [
  binary(add, 'Add'),
  binary(subtract, 'Subtract'),
  binary(multiply, 'Multiply'),
  binary(divide, 'Divide', 'TrueDivide'),
  binary(power, 'Power', 'Pow'),
  binary(maximum, 'Maximum'),
  binary(minimum, 'Minimum'),
  binary((one, other) => square(subtract(one, other)), 'SquaredDifference'),
  unary(absolute, 'Abs', 'Absolute'),
  unary(negate, 'Negative'),
  unary(sign, 'Sign'),
  unary(square, 'Square'),
  unary(squareRoot, 'Sqrt'),
  unary((x) => divide(1, squareRoot(x)), 'Rsqrt'),
  unary(reciprocal, 'Reciprocal'),
  unary(exponential, 'Exp'),
  unary((x) => subtract(exponential(x), 1), 'Expm1'),
  unary(logarithm, 'Log'),
  unary((x) => logarithm(add(x, 1)), 'Log1p'),
  unary(erf, 'Erf'),
  unary(stopGradient, 'StopGradient'),
  unary((x) => x, 'Identity', 'Copy', 'ConvertToTensor'),
  {
    classNames: ['Clip', 'ClipByValue'],
    compute(given) {
      const x = given.tensor(0, 'x', 't');
      return clip(x, given.number(1, 'x_min', -Infinity), given.number(2, 'x_max', Infinity));
    },
  },
];

function square(x: Tensor): Tensor {
  return multiply(x, x);
}
