import type { LayerDefinition } from '../../definition.js';
import { convolutions } from './convolution.js';
import { depthwiseConvolutions } from './depthwise.js';
import { separableConvolutions } from './separable.js';
import { transposedConvolutions } from './transposed.js';

/** The layers whose kernels slide over their input. */
export const convolutionLayers: readonly LayerDefinition[] = [
  ...convolutions,
  ...depthwiseConvolutions,
  ...separableConvolutions,
  ...transposedConvolutions,
];
