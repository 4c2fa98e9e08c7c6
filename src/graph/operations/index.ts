export {
  elu,
  heavisideStep,
  leakyRelu,
  logSoftmax,
  relu,
  SELU_ALPHA,
  SELU_SCALE,
  selu,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from './activation.js';
export { add, divide, maximum, minimum, multiply, power, subtract } from './arithmetic.js';
export {
  and,
  equal,
  greater,
  greaterOrEqual,
  isInfinite,
  isNaN,
  less,
  lessOrEqual,
  not,
  or,
  where,
} from './comparison.js';
export { convolve, convolveTransposed, type ConvolutionOptions } from './convolution.js';
export {
  absolute,
  clip,
  cosine,
  erf,
  exponential,
  logarithm,
  negate,
  reciprocal,
  sign,
  sine,
  squareRoot,
} from './elementwise.js';
export { permutationOf } from './float-transposition.js';
export { gather, oneHot, scatterAdd } from './indexing.js';
export { cast, concatenate, expand, pad, reshape, slice, transpose } from './layout.js';
export { constant, input, integerConstant, stopGradient, type Operand } from './leaf.js';
export { matrixMultiply, type MatrixOptions } from './matrix.js';
export { averagePool, maxPool, type PoolingOptions } from './pooling.js';
export { randomUniform } from './random.js';
export { argMax, reduceMax, reduceMean, reduceSum, sumOfSquares } from './reduction.js';
export { resultIndex, resultOf, usedResults } from './result.js';
export { scan, scanNode, sequenceOf, type ScanInputs, type ScanResults, type ScanStep } from './scan.js';
export { liveParts, scanBody, type LiveParts, type ScanBody } from './scan-body.js';
export { beforeScattering, sumOfSquaresBeforeScattering } from './scattered.js';
export { split } from './split.js';
export { operationOf, operations } from './table.js';
export { positions, reach, slidingOf, type Sliding } from './window.js';
