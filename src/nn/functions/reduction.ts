import { multiply, reduceMax, reduceMean, reduceSum, squareRoot, subtract, negate, type Tensor } from '../../graph/index.js';
import type { FunctionArguments } from './arguments.js';
import type { TensorFunction } from './definition.js';

type Reduce = (x: Tensor, axes: readonly number[] | null, keepAxes: boolean) => Tensor;

function reduction(reduce: Reduce, ...classNames: readonly string[]): TensorFunction {
  return {
    classNames,
    compute: (given) => reduce(given.tensor(0, 'x', 'input_tensor', 'a'), axesOf(given), given.flag(2, 'keepdims', false)),
  };
}

function axesOf(given: FunctionArguments): readonly number[] | null {
  return given.numbers(1, 'axis');
}

const variance: Reduce = (x, axes, keepAxes) => {
  const centered = subtract(x, reduceMean(x, axes, true));
  return reduceMean(multiply(centered, centered), axes, keepAxes);
};

/** The functions that make one number of many. */
export const reductions: readonly TensorFunction[] = [
  reduction((x, axes, keepAxes) => reduceSum(x, axes, keepAxes), 'Sum', 'ReduceSum'),
  reduction((x, axes, keepAxes) => reduceMean(x, axes, keepAxes), 'Mean', 'ReduceMean'),
  reduction((x, axes, keepAxes) => reduceMax(x, axes, keepAxes), 'Max', 'Amax', 'ReduceMax'),
  reduction((x, axes, keepAxes) => negate(reduceMax(negate(x), axes, keepAxes)), 'Min', 'Amin', 'ReduceMin'),
  reduction(variance, 'Var', 'ReduceVariance'),
  reduction((x, axes, keepAxes) => squareRoot(variance(x, axes, keepAxes)), 'Std', 'ReduceStd'),
];
