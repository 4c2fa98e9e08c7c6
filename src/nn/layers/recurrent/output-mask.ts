import type { LayerDefinition } from '../../definition.js';
import { booleanArgument } from '../../argument.js';

/** A layer that puts out a sequence hands its mask on (keras/src/layers/rnn/rnn.py, `compute_mask`). */
export const outputMask: NonNullable<LayerDefinition['outputMask']> = (context, config) =>
  booleanArgument(config, 'return_sequences') ? context.mask() : null;
