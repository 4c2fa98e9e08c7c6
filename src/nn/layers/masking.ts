import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/** Tells the layers after it which steps are padding (keras/src/layers/core/masking.py). */
export const masking: LayerDefinition = {
  className: 'Masking',
  aliases: [],
  parameters: [{ name: 'mask_value', default: 0 }],
  outputShape: (_config, inputs) => onlyInput('Masking', inputs),
  weights: () => [],
};
