import { add, divide, multiply, reduceMean, squareRoot } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import { axesArgument, numberArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { axisOf, onlyInput } from '../shapes.js';
import { alongAxes, lengthsAlong } from './axes.js';

const NAME = 'RMSNormalization';

/**
 * x / √(mean(x²) + epsilon) · scale (Zhang and Sennrich, 2019;
 * keras/src/layers/normalization/rms_normalization.py).
 */
export const rmsNormalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'axis', default: -1 },
    { name: 'epsilon', default: 1e-6 },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    // For its refusal of axes that the input does not have.
    lengthsAlong(NAME, config, input);
    return input;
  },
  weights(config, inputs) {
    const lengths = lengthsAlong(NAME, config, onlyInput(NAME, inputs));
    return isUnknown(lengths) ? lengths : [fixedWeight('scale', lengths, 'ones')];
  },
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    const axes = axesArgument(config, 'axis').map((axis) => axisOf(NAME, axis, x.shape));
    const square = reduceMean(multiply(x, x), axes, true);
    const scale = alongAxes(context.weight('scale'), axes, x.shape);
    return multiply(divide(x, squareRoot(add(square, numberArgument(config, 'epsilon')))), scale);
  },
};
