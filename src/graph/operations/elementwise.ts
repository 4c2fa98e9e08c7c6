import { numberAttribute } from '../attribute.js';
import { apply, type Operation } from '../operation.js';
import { sameAs, type OnnxRule } from '../onnx/rule.js';
import type { ElementType, Tensor } from '../tensor.js';
import { divide, multiply } from './arithmetic.js';
import { equal, where } from './comparison.js';
import { FRACTIONS, requireTypes } from './signature.js';

/** An elementwise function of one floating-point tensor, by its derivative. */
export function unary(
  name: string,
  onnx: OnnxRule,
  gradientOf?: (gradient: Tensor, x: Tensor, y: Tensor) => Tensor,
  types: readonly ElementType[] = ['float32'],
): Operation<[Tensor]> {
  return {
    name,
    elementwise: true,
    infer([x]) {
      requireTypes(name, [x], types);
      return x;
    },
    ...(gradientOf && { gradient: (gradient, [x], y) => [gradientOf(gradient, x, y)] }),
    onnx,
  };
}

export const Negate = unary('Neg', sameAs('Neg'), (gradient) => negate(gradient));

export function negate(x: Tensor): Tensor {
  return apply(Negate, [x]);
}

export const Absolute = unary('Abs', sameAs('Abs'), (gradient, x) => multiply(gradient, sign(x)));

export function absolute(x: Tensor): Tensor {
  return apply(Absolute, [x]);
}

export const Exponential = unary('Exp', sameAs('Exp'), (gradient, _x, y) => multiply(gradient, y));

export function exponential(x: Tensor): Tensor {
  return apply(Exponential, [x]);
}

export const Logarithm = unary('Log', sameAs('Log'), (gradient, x) => divide(gradient, x));

/** The natural logarithm. */
export function logarithm(x: Tensor): Tensor {
  return apply(Logarithm, [x]);
}

export const Sine = unary('Sin', sameAs('Sin'), (gradient, x) => multiply(gradient, cosine(x)));

/** Of an angle in radians. */
export function sine(x: Tensor): Tensor {
  return apply(Sine, [x]);
}

export const Cosine = unary('Cos', sameAs('Cos'), (gradient, x) => negate(multiply(gradient, sine(x))));

/** Of an angle in radians. */
export function cosine(x: Tensor): Tensor {
  return apply(Cosine, [x]);
}

export const SquareRoot = unary(
  'Sqrt',
  sameAs('Sqrt'),
  (gradient, _x, y) => divide(multiply(gradient, 0.5), y),
  FRACTIONS,
);

export function squareRoot(x: Tensor): Tensor {
  return apply(SquareRoot, [x]);
}

export const Reciprocal = unary('Reciprocal', sameAs('Reciprocal'), (gradient, _x, y) =>
  negate(multiply(gradient, multiply(y, y))),
);

export function reciprocal(x: Tensor): Tensor {
  return apply(Reciprocal, [x]);
}

export const Sign = unary('Sign', sameAs('Sign'));

/** -1, 0 or 1. */
export function sign(x: Tensor): Tensor {
  return apply(Sign, [x]);
}

export const ErrorFunction = unary('Erf', sameAs('Erf'), (gradient, x) =>
  multiply(gradient, multiply(2 / Math.sqrt(Math.PI), exponential(negate(multiply(x, x))))),
);

/** The Gauss error function. */
export function erf(x: Tensor): Tensor {
  return apply(ErrorFunction, [x]);
}

export const Clip = unary(
  'Clip',
  (writer, [x = ''], { attributes }) =>
    writer.node('Clip', [
      x,
      writer.constant('float32', [], [numberAttribute(attributes, 'low')]),
      writer.constant('float32', [], [numberAttribute(attributes, 'high')]),
    ]),
  (gradient, x, y) => where(equal(x, y), gradient, 0),
);

/** `x`, kept between `low` and `high`; no gradient flows where it had to be moved. */
export function clip(x: Tensor, low: number, high: number): Tensor {
  return apply(Clip, [x], { low, high });
}
