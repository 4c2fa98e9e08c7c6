import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { onlyInput } from '../shapes.js';
import { lengthsAlong } from './axes.js';

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
};
