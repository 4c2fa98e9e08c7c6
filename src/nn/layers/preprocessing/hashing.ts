import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import { multiHot, outputMode } from './encoded.js';

const NAME = 'Hashing';

/** Categories by the hash of their names (keras/src/layers/preprocessing/hashing.py). */
export const hashing: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'num_bins' },
    { name: 'mask_value', default: null },
    { name: 'salt', default: null },
    { name: 'output_mode', default: 'int' },
    { name: 'sparse', default: false },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    const mode = outputMode(NAME, config, ['int', 'one_hot', 'multi_hot', 'count']);
    if (isUnknown(mode)) return mode;
    const bins = countOf(NAME, config, 'num_bins');
    return mode === 'int' ? input : multiHot(input, isUnknown(bins) ? null : bins);
  },
  weights: () => [],
};
