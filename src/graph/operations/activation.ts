import { numberAttribute } from '../attribute.js';
import { apply, type Attributes, type Operation } from '../operation.js';
import type { OnnxAttribute } from '../onnx/model.js';
import { sameAs } from '../onnx/rule.js';
import type { Tensor } from '../tensor.js';
import { add, multiply, subtract } from './arithmetic.js';
import { greater, where } from './comparison.js';
import { clip, exponential, unary } from './elementwise.js';
import { reduceSum } from './reduction.js';

/*
 * Derivatives are written in terms of the output where that is possible, so that the input of the activation need not
 * be kept for the way back, and can be fused with the matrix product that makes it.
 */

export const HeavisideStep = unary(
  'HeavisideStep',
  // A hard sigmoid so steep that no float32 but 0 lies on its slope: half the time of Greater and Cast.
  (writer, inputs) => writer.node('HardSigmoid', inputs, { alpha: { float: 3e38 }, beta: { float: 0 } }),
);

/** 1 where x > 0, else 0: the activation of a perceptron, and the derivative of ReLU. */
export function heavisideStep(x: Tensor): Tensor {
  return apply(HeavisideStep, [x]);
}

export const Relu = unary('Relu', sameAs('Relu'), (gradient, _x, y) => multiply(gradient, heavisideStep(y)));

/** max(0, x). */
export function relu(x: Tensor): Tensor {
  return apply(Relu, [x]);
}

const alphaOf = (attributes: Attributes): Record<string, OnnxAttribute> => ({
  alpha: { float: numberAttribute(attributes, 'alpha') },
});

export const LeakyRelu: Operation<[Tensor]> = {
  ...unary('LeakyRelu', sameAs('LeakyRelu', alphaOf)),
  gradient: (gradient, [x], { attributes }) => [
    multiply(gradient, where(greater(x, 0), 1, numberAttribute(attributes, 'alpha'))),
  ],
};

/** x where x > 0, else slope · x (Maas et al., 2013). */
export function leakyRelu(x: Tensor, slope: number): Tensor {
  return apply(LeakyRelu, [x], { alpha: slope });
}

export const Elu: Operation<[Tensor]> = {
  ...unary('Elu', sameAs('Elu', alphaOf)),
  gradient(gradient, [x], y) {
    const alpha = numberAttribute(y.attributes, 'alpha');
    // With alpha = 1 both branches meet: one rule, which is quicker and does not need x.
    const slope = alpha === 1 ? add(clip(y, -1, 0), 1) : where(greater(x, 0), 1, add(y, alpha));
    return [multiply(gradient, slope)];
  },
};

/** x where x > 0, else alpha · (exp(x) - 1) (Clevert et al., 2016). */
export function elu(x: Tensor, alpha: number): Tensor {
  return apply(Elu, [x], { alpha });
}

/** The constants of SELU that make mean 0 and variance 1 a fixed point (Klambauer et al., 2017; as Keras rounds them). */
export const SELU_ALPHA = 1.6732632423543772;
export const SELU_SCALE = 1.0507009873554805;

export const Selu = unary(
  'Selu',
  sameAs('Selu', () => ({ alpha: { float: SELU_ALPHA }, gamma: { float: SELU_SCALE } })),
  (gradient, _x, y) => multiply(gradient, where(greater(y, 0), SELU_SCALE, add(y, SELU_SCALE * SELU_ALPHA))),
);

/** The scaled exponential linear unit (Klambauer et al., 2017). */
export function selu(x: Tensor): Tensor {
  return apply(Selu, [x]);
}

export const Sigmoid = unary('Sigmoid', sameAs('Sigmoid'), (gradient, _x, y) =>
  multiply(gradient, multiply(y, subtract(1, y))),
);

/** 1 / (1 + exp(-x)). */
export function sigmoid(x: Tensor): Tensor {
  return apply(Sigmoid, [x]);
}

export const Tanh = unary('Tanh', sameAs('Tanh'), (gradient, _x, y) => multiply(gradient, subtract(1, multiply(y, y))));

/** The hyperbolic tangent. */
export function tanh(x: Tensor): Tensor {
  return apply(Tanh, [x]);
}

export const Softplus = unary('Softplus', sameAs('Softplus'), (gradient, x) => multiply(gradient, sigmoid(x)));

/** log(1 + exp(x)), without overflow. */
export function softplus(x: Tensor): Tensor {
  return apply(Softplus, [x]);
}

const lastAxis = (): Record<string, OnnxAttribute> => ({ axis: { integer: -1 } });

export const Softmax: Operation<[Tensor]> = {
  ...unary('Softmax', sameAs('Softmax', lastAxis), (gradient, _x, y) =>
    multiply(y, subtract(gradient, reduceSum(multiply(gradient, y), [-1], true))),
  ),
  elementwise: false,
};

/** exp(x) / Σ exp(x) along the last axis. */
export function softmax(x: Tensor): Tensor {
  return apply(Softmax, [x]);
}

export const LogSoftmax: Operation<[Tensor]> = {
  ...unary('LogSoftmax', sameAs('LogSoftmax', lastAxis), (gradient, _x, y) =>
    subtract(gradient, multiply(exponential(y), reduceSum(gradient, [-1], true))),
  ),
  elementwise: false,
};

/** The logarithm of {@link softmax}, without loss of precision. */
export function logSoftmax(x: Tensor): Tensor {
  return apply(LogSoftmax, [x]);
}
