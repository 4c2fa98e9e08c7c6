import { apply, type Operation } from '../operation.js';
import { broadcasting } from '../onnx/broadcast.js';
import type { Tensor } from '../tensor.js';
import { sumToShape } from './broadcast.js';
import { greater, greaterOrEqual, lessOrEqual, where } from './comparison.js';
import { logarithm, negate } from './elementwise.js';
import { cast } from './layout.js';
import { asTensor, type Operand } from './leaf.js';
import { NUMBERS, requireBroadcast, requireSameType, requireTypes } from './signature.js';

/** What each of the two operands contributes to the gradient, before it is summed back to the operand's shape. */
type BinaryGradient = (gradient: Tensor, a: Tensor, b: Tensor, output: Tensor) => readonly [Tensor, Tensor];

/** An elementwise operation of two numbers that broadcasts as in NumPy. */
function binary(name: string, onnxName: string, gradientOf: BinaryGradient): Operation<[Tensor, Tensor]> {
  return {
    name,
    elementwise: true,
    infer(inputs) {
      requireTypes(name, inputs, NUMBERS);
      requireSameType(name, inputs);
      return { shape: requireBroadcast(name, inputs), type: inputs[0].type };
    },
    gradient(gradient, [a, b], output) {
      const [byA, byB] = gradientOf(gradient, a, b, output);
      return [sumToShape(byA, a.shape), sumToShape(byB, b.shape)];
    },
    onnx: broadcasting(onnxName),
  };
}

function applyBinary(operation: Operation<[Tensor, Tensor]>, a: Operand, b: Operand): Tensor {
  return apply(operation, [asTensor(a, b), asTensor(b, a)]);
}

export const Add = binary('Add', 'Add', (gradient) => [gradient, gradient]);

export function add(a: Operand, b: Operand): Tensor {
  return applyBinary(Add, a, b);
}

export const Subtract: Operation<[Tensor, Tensor]> = {
  ...binary('Sub', 'Sub', (gradient) => [gradient, gradient]),
  gradient: (gradient, [a, b]) => [sumToShape(gradient, a.shape), negate(sumToShape(gradient, b.shape))],
};

export function subtract(a: Operand, b: Operand): Tensor {
  return applyBinary(Subtract, a, b);
}

const Product = binary('Mul', 'Mul', (gradient, a, b) => [multiply(gradient, b), multiply(gradient, a)]);

export const Multiply: Operation<[Tensor, Tensor]> = {
  ...Product,
  gradient: (gradient, inputs, output) =>
    inputs[0] === inputs[1]
      ? [multiply(multiply(gradient, 2), inputs[0]), undefined]
      : (Product.gradient?.(gradient, inputs, output) ?? []),
};

export function multiply(a: Operand, b: Operand): Tensor {
  return applyBinary(Multiply, a, b);
}

export const Divide = binary('Div', 'Div', (gradient, _a, b, quotient) => {
  const byA = divide(gradient, b);
  return [byA, negate(multiply(byA, quotient))];
});

export function divide(a: Operand, b: Operand): Tensor {
  return applyBinary(Divide, a, b);
}

export const Power = binary('Pow', 'Pow', (gradient, base, exponent, power) => [
  multiply(gradient, multiply(exponent, applyBinary(Power, base, subtract(exponent, 1)))),
  // The logarithm counts only where it exists: 0 to a positive power is 0 whatever the power.
  multiply(gradient, where(greater(base, 0), multiply(power, logarithm(where(greater(base, 0), base, 1))), 0)),
]);

/** `base` to the power of `exponent`. */
export function power(base: Operand, exponent: Operand): Tensor {
  return applyBinary(Power, base, exponent);
}

export const Maximum = binary('Max', 'Max', (gradient, a, b) => parted(gradient, greaterOrEqual(a, b)));

/** The greater of two; where they are equal, the gradient goes to the first, as in TensorFlow. */
export function maximum(a: Operand, b: Operand): Tensor {
  return applyBinary(Maximum, a, b);
}

export const Minimum = binary('Min', 'Min', (gradient, a, b) => parted(gradient, lessOrEqual(a, b)));

/** The smaller of two; where they are equal, the gradient goes to the first, as in TensorFlow. */
export function minimum(a: Operand, b: Operand): Tensor {
  return applyBinary(Minimum, a, b);
}

/**
 * The gradient where the first operand was chosen, and what is left of it for the second. Multiplying by 0 and 1 takes ONNX
 * Runtime less time than choosing.
 */
function parted(gradient: Tensor, isFirst: Tensor): readonly [Tensor, Tensor] {
  const byFirst = multiply(gradient, cast(isFirst, gradient.type));
  return [byFirst, subtract(gradient, byFirst)];
}
