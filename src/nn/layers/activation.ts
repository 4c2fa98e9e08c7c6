import { activationArgument, applyActivation } from '../activations/index.js';
import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/** An activation function as a layer of its own. */
export const activation: LayerDefinition = {
  className: 'Activation',
  aliases: [],
  parameters: [{ name: 'activation', family: 'activation' }],
  outputShape: (_config, inputs) => onlyInput('Activation', inputs),
  weights: () => [],
  forward: (context, config, inputs) => applyActivation(onlyInput('Activation', inputs), activationArgument(config), context),
};
