import { add, multiply, type Tensor } from '../../../graph/index.js';
import type { Config, WeightSpec } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import type { ForwardContext, ParameterDefinition } from '../../definition.js';
import { weightSpec } from '../weight.js';
import { alongAxes } from './axes.js';

/** Whether a normalization is followed by `· gamma` (scale) and `+ beta` (center), and how they begin, in Keras's order. */
export const beginningOfScaleAndCenter: readonly ParameterDefinition[] = [
  { name: 'center', default: true },
  { name: 'scale', default: true },
  { name: 'beta_initializer', default: 'zeros', family: 'initializer' },
  { name: 'gamma_initializer', default: 'ones', family: 'initializer' },
];

/** What holds gamma and beta back, in Keras's order. */
export const limitsOfScaleAndCenter: readonly ParameterDefinition[] = [
  { name: 'beta_regularizer', default: null, family: 'regularizer' },
  { name: 'gamma_regularizer', default: null, family: 'regularizer' },
  { name: 'beta_constraint', default: null, family: 'constraint' },
  { name: 'gamma_constraint', default: null, family: 'constraint' },
];

/** The weights gamma and beta, as far as a layer has them. @param shape the lengths of the axes that are normalized along. */
export function scaleAndCenterWeights(shape: readonly number[], config: Config): readonly WeightSpec[] {
  return [
    ...(booleanArgument(config, 'scale') ? [weightSpec('gamma', shape, config, 'gamma')] : []),
    ...(booleanArgument(config, 'center') ? [weightSpec('beta', shape, config, 'beta')] : []),
  ];
}

/** normalized · gamma + beta, each along the given axes and as far as the layer has it. */
export function scaledAndCentered(context: ForwardContext, config: Config, normalized: Tensor, axes: readonly number[]): Tensor {
  const weight = (name: string): Tensor => alongAxes(context.weight(name), axes, normalized.shape);
  const scaled = booleanArgument(config, 'scale') ? multiply(normalized, weight('gamma')) : normalized;
  return booleanArgument(config, 'center') ? add(scaled, weight('beta')) : scaled;
}
