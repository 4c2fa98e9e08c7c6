import { applyActivation, activationObject } from '../activations/index.js';
import { Catalogue } from '../catalogue.js';
import type { LayerDefinition, ParameterDefinition } from '../definition.js';
import type { Config, ConfigObject } from '../../spec/index.js';
import { onlyInput } from './shapes.js';

/** A layer that is an activation function and nothing else, and may be given where one is asked for. */
export interface ActivationLayerDefinition extends LayerDefinition {
  /** The function that the layer applies. */
  asActivation(config: Config): ConfigObject;
}

/** A layer of the same arguments as an activation, though with defaults of its own. */
function activationLayer(
  className: string,
  activation: string,
  parameters: readonly ParameterDefinition[],
): ActivationLayerDefinition {
  const asActivation = (config: Config): ConfigObject => activationObject(activation, config);
  return {
    className,
    aliases: [],
    parameters,
    asActivation,
    outputShape: (_config, inputs) => onlyInput(className, inputs),
    weights: () => [],
    forward: (_context, config, inputs) => applyActivation(onlyInput(className, inputs), asActivation(config)),
  };
}

/** keras/src/layers/activations; mind that the layer LeakyReLU leaks 0.3 where the function leaks 0.2. */
export const activationLayers = new Catalogue<ActivationLayerDefinition>([
  activationLayer('ReLU', 'relu', [
    { name: 'max_value', default: null },
    { name: 'negative_slope', default: 0 },
    { name: 'threshold', default: 0 },
  ]),
  activationLayer('LeakyReLU', 'leaky_relu', [{ name: 'negative_slope', default: 0.3, aliases: ['alpha'] }]),
  activationLayer('ELU', 'elu', [{ name: 'alpha', default: 1 }]),
  activationLayer('Softmax', 'softmax', [{ name: 'axis', default: -1 }]),
]);
