import * as l10n from '@vscode/l10n';
import { multiply, negate, relu, subtract } from '../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../spec/index.js';
import { argument, axesArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { axisOf, onlyInput } from './shapes.js';
import { weightSpec } from './weight.js';

const NAME = 'PReLU';

/**
 * x where x > 0, else alpha · x, with a slope alpha that is learnt (He et al., 2015;
 * keras/src/layers/activations/prelu.py).
 */
export const prelu: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'alpha_initializer', default: 'Zeros', family: 'initializer' },
    { name: 'alpha_regularizer', default: null, family: 'regularizer' },
    { name: 'alpha_constraint', default: null, family: 'constraint' },
    { name: 'shared_axes', default: null },
  ],
  outputShape: (_config, inputs) => onlyInput(NAME, inputs),
  weights,
  forward(context, _config, inputs) {
    const x = onlyInput(NAME, inputs);
    return subtract(relu(x), multiply(context.weight('alpha'), relu(negate(x))));
  },
};

/** One slope for each number of a sample, but for the axes along which it is shared. */
function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const input = onlyInput(NAME, inputs);
  const sharedAxes = argument(config, 'shared_axes');
  if (isUnknown(sharedAxes)) return sharedAxes;
  const shared = sharedAxes === null ? [] : axesArgument(config, 'shared_axes');
  const positions = new Set(shared.map((axis) => axisOf(NAME, axis, input)));
  const shape: number[] = [];
  for (const [axis, length] of input.entries()) {
    if (axis === 0) continue;
    const own = positions.has(axis) ? 1 : length;
    if (own === null) return unknown(l10n.t('The shape of the input of PReLU is not known along axis {0}.', axis));
    shape.push(own);
  }
  return [weightSpec('alpha', shape, config, 'alpha')];
}
