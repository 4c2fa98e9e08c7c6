import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';

/** Adds a penalty on what goes through it to the loss (keras/src/layers/regularization/activity_regularization.py). */
export const activityRegularization: LayerDefinition = {
  className: 'ActivityRegularization',
  aliases: [],
  parameters: [
    { name: 'l1', default: 0 },
    { name: 'l2', default: 0 },
  ],
  outputShape: (_config, inputs) => onlyInput('ActivityRegularization', inputs),
  weights: () => [],
};
