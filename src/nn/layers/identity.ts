import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/** Its input, as it is (keras/src/layers/core/identity.py). */
export const identity: LayerDefinition = {
  className: 'Identity',
  aliases: [],
  parameters: [],
  outputShape: (_config, inputs) => onlyInput('Identity', inputs),
  weights: () => [],
  forward: (_context, _config, inputs) => onlyInput('Identity', inputs),
};
