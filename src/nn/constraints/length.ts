import { add, divide, multiply, reduceSum, squareRoot, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { axesArgument } from '../argument.js';
import type { ParameterDefinition } from '../definition.js';
import { EPSILON } from '../epsilon.js';

/** The axes along which a length is taken; along axis 0 of a kernel it is that of the weights into one unit. */
export const axisParameter: ParameterDefinition = { name: 'axis', default: 0 };

/** The weight with its vectors along `axis` stretched to the length that `desired` makes of theirs. */
export function stretched(weight: Tensor, config: Config, desired: (length: Tensor) => Tensor): Tensor {
  const length = lengthOf(weight, config);
  return multiply(weight, divide(desired(length), add(length, EPSILON)));
}

/** The weight with its vectors along `axis` divided by their length. */
export function normalized(weight: Tensor, config: Config): Tensor {
  return divide(weight, add(lengthOf(weight, config), EPSILON));
}

function lengthOf(weight: Tensor, config: Config): Tensor {
  return squareRoot(reduceSum(multiply(weight, weight), axesArgument(config, 'axis'), true));
}
