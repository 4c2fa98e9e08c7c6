import type { ParameterDefinition } from '../definition.js';

/** What every layer takes by keyword besides its own arguments (keras/src/layers/layer.py, `Layer.__init__`). */
export const layerKeywords: readonly ParameterDefinition[] = [
  { name: 'activity_regularizer', default: null, family: 'regularizer' },
  { name: 'trainable', default: true },
  { name: 'dtype', default: null },
  { name: 'autocast', default: true },
  { name: 'name', default: null },
  { name: 'input_dim', default: null },
  { name: 'input_shape', default: null },
];
