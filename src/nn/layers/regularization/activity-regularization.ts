import { multiply } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { l1l2 } from '../../regularizers/index.js';
import { onlyInput } from '../shapes.js';

/**
 * Adds a penalty on what goes through it to the loss, divided by the size of the batch
 * (keras/src/layers/regularization/activity_regularization.py).
 */
export const activityRegularization: LayerDefinition = {
  className: 'ActivityRegularization',
  aliases: [],
  parameters: [
    { name: 'l1', default: 0 },
    { name: 'l2', default: 0 },
  ],
  outputShape: (_config, inputs) => onlyInput('ActivityRegularization', inputs),
  weights: () => [],
  forward(context, config, inputs) {
    const x = onlyInput('ActivityRegularization', inputs);
    const [batch = 1] = x.shape;
    context.penalize(multiply(l1l2.penalty(x, config), 1 / batch));
    return x;
  },
};
