import { cast, equal, less, reduceMean, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { numberArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

const NAME = 'Masking';

/** Sets steps that are padding to 0, and tells the layers after it which those are (keras/src/layers/core/masking.py). */
export const masking: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'mask_value', default: 0 }],
  outputShape: (_config, inputs) => onlyInput(NAME, inputs),
  weights: () => [],
  forward: (_context, config, inputs) => where(isThere(config, inputs, true), onlyInput(NAME, inputs), 0),
  outputMask: (_context, config, inputs) => isThere(config, inputs, false),
};

/** Where any of a step's features is another number than `mask_value`: bool, without the last axis or with one of 1. */
function isThere(config: Config, inputs: readonly Tensor[], keepAxis: boolean): Tensor {
  const isMasked = equal(onlyInput(NAME, inputs), numberArgument(config, 'mask_value'));
  return less(reduceMean(cast(isMasked, 'float32'), [-1], keepAxis), 1);
}
