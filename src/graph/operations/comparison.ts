import { apply, type Operation } from '../operation.js';
import { sameAs } from '../onnx/rule.js';
import type { ElementType, Tensor } from '../tensor.js';
import { sumToShape } from './broadcast.js';
import { asTensor, type Operand } from './leaf.js';
import { NUMBERS, requireBroadcast, requireSameType, requireTypes } from './signature.js';

/** An elementwise question about two numbers, of type bool. */
function comparison(name: string): Operation<[Tensor, Tensor]> {
  return {
    name,
    elementwise: true,
    infer(inputs) {
      requireTypes(name, inputs, NUMBERS);
      requireSameType(name, inputs);
      return { shape: requireBroadcast(name, inputs), type: 'bool' };
    },
    onnx: sameAs(name),
  };
}

function compare(operation: Operation<[Tensor, Tensor]>, a: Operand, b: Operand): Tensor {
  return apply(operation, [asTensor(a, b), asTensor(b, a)]);
}

export const Greater = comparison('Greater');

export function greater(a: Operand, b: Operand): Tensor {
  return compare(Greater, a, b);
}

export const GreaterOrEqual = comparison('GreaterOrEqual');

export function greaterOrEqual(a: Operand, b: Operand): Tensor {
  return compare(GreaterOrEqual, a, b);
}

export const Less = comparison('Less');

export function less(a: Operand, b: Operand): Tensor {
  return compare(Less, a, b);
}

export const LessOrEqual = comparison('LessOrEqual');

export function lessOrEqual(a: Operand, b: Operand): Tensor {
  return compare(LessOrEqual, a, b);
}

export const Equal = comparison('Equal');

export function equal(a: Operand, b: Operand): Tensor {
  return compare(Equal, a, b);
}

/** An elementwise question about tensors of one type. */
function predicate<Inputs extends readonly Tensor[]>(name: string, onnxName: string, type: ElementType): Operation<Inputs> {
  return {
    name,
    elementwise: true,
    infer(inputs) {
      requireTypes(name, inputs, [type]);
      return { shape: requireBroadcast(name, inputs), type: 'bool' };
    },
    onnx: sameAs(onnxName),
  };
}

export const And = predicate<[Tensor, Tensor]>('And', 'And', 'bool');

/** Whether both are true. */
export function and(a: Tensor, b: Tensor): Tensor {
  return apply(And, [a, b]);
}

export const Or = predicate<[Tensor, Tensor]>('Or', 'Or', 'bool');

/** Whether one of the two is true, or both. */
export function or(a: Tensor, b: Tensor): Tensor {
  return apply(Or, [a, b]);
}

export const Not = predicate<[Tensor]>('Not', 'Not', 'bool');

export function not(x: Tensor): Tensor {
  return apply(Not, [x]);
}

export const IsNaN = predicate<[Tensor]>('IsNaN', 'IsNaN', 'float32');

export function isNaN(x: Tensor): Tensor {
  return apply(IsNaN, [x]);
}

export const IsInfinite = predicate<[Tensor]>('IsInf', 'IsInf', 'float32');

/** Whether a number is infinite, with either sign. */
export function isInfinite(x: Tensor): Tensor {
  return apply(IsInfinite, [x]);
}

export const Where: Operation<[Tensor, Tensor, Tensor]> = {
  name: 'Where',
  elementwise: true,
  infer(inputs) {
    const [condition, a, b] = inputs;
    requireTypes('Where', [condition], ['bool']);
    requireSameType('Where', [a, b]);
    return { shape: requireBroadcast('Where', inputs), type: a.type };
  },
  gradient: (gradient, [condition, a, b]) => [
    undefined,
    sumToShape(where(condition, gradient, 0), a.shape),
    sumToShape(where(condition, 0, gradient), b.shape),
  ],
  onnx: sameAs('Where'),
};

/** `a` where the condition holds, else `b`; all three broadcast. */
export function where(condition: Tensor, a: Operand, b: Operand): Tensor {
  return apply(Where, [condition, asTensor(a, b), asTensor(b, a)]);
}
