import {
  add,
  argMax,
  cast,
  equal,
  heavisideStep,
  input,
  lessOrEqual,
  matrixMultiply,
  multiply,
  oneHot,
  reduceMean,
  reduceSum,
  reshape,
  subtract,
  transpose,
  type StepGraph,
  type Tensor,
} from '../../graph/index.js';

/** What a perceptron is made for. */
export interface PerceptronSettings {
  readonly features: number;
  /** How many classes there are; two of them need one threshold unit, more of them a unit each. */
  readonly classes: number;
}

/** The names of a perceptron's weights in an engine's state: (features, units) and (units,), zeros at first. */
export const perceptronWeights = { kernel: 'perceptron/kernel', bias: 'perceptron/bias' } as const;

/** How many threshold units a perceptron has. */
export function perceptronUnits({ classes }: PerceptronSettings): number {
  return classes === 2 ? 1 : classes;
}

/**
 * The output of threshold units: 1 where the sum of the weighted inputs is above 0, and 0 elsewhere (McCulloch and Pitts,
 * 1943; Rosenblatt, 1958). No gradient flows through a step, which is why perceptrons have a rule of their own; Keras has
 * no such activation.
 * @param x (batch, features)
 */
export function thresholdUnits(x: Tensor, kernel: Tensor, bias: Tensor): Tensor {
  return heavisideStep(add(matrixMultiply(x, kernel), bias));
}

/**
 * The perceptron's learning rule on one sample: w + η · (y - ŷ) · x for each unit that is wrong, its own class against all
 * others (Rosenblatt, 1958; as sklearn/linear_model/_perceptron.py has it, with targets of -1 and 1, so that a sum of 0
 * counts as a mistake). Batch inputs: `x` float32 and `y`, the number of the class; scalar: `learning_rate`; measurements:
 * `mistakes`, the share of units that were wrong, and `accuracy`, both before the update.
 */
export function perceptronStep(settings: PerceptronSettings): StepGraph {
  const { features } = settings;
  const units = perceptronUnits(settings);
  const x = input('x', [1, features]);
  const y = input('y', [1], 'int32');
  const learningRate = input('learning_rate', []);
  const kernel = input(perceptronWeights.kernel, [features, units]);
  const bias = input(perceptronWeights.bias, [units]);
  const sums = add(matrixMultiply(x, kernel), bias);
  const target = signs(y, units);
  const isWrong = cast(lessOrEqual(multiply(target, sums), 0), 'float32');
  const correction = multiply(multiply(target, isWrong), learningRate);
  return {
    batchSize: 1,
    batchInputs: [
      { name: 'x', type: 'float32', shape: x.shape, tensor: x },
      { name: 'y', type: 'int32', shape: y.shape, tensor: y },
    ],
    scalars: [{ name: 'learning_rate', tensor: learningRate }],
    state: [
      { name: perceptronWeights.kernel, shape: kernel.shape, read: kernel, next: add(kernel, matrixMultiply(transpose(x), correction)) },
      { name: perceptronWeights.bias, shape: bias.shape, read: bias, next: add(bias, reshape(correction, [units])) },
    ],
    measurements: [
      { name: 'mistakes', tensor: reduceMean(isWrong, null) },
      { name: 'accuracy', tensor: reduceSum(cast(equal(predicted(sums), cast(y, 'int64')), 'float32'), null) },
    ],
  };
}

/** 1 for the unit of the class and -1 for the others; a single unit stands for class 1. */
function signs(y: Tensor, units: number): Tensor {
  const ofClass = units === 1 ? reshape(cast(y, 'float32'), [1, 1]) : oneHot(y, units);
  return subtract(multiply(ofClass, 2), 1);
}

/** The class whose unit has the greatest sum. */
function predicted(sums: Tensor): Tensor {
  const isBinary = sums.shape.at(-1) === 1;
  return isBinary ? cast(heavisideStep(reshape(sums, [1])), 'int64') : argMax(sums, 1);
}
