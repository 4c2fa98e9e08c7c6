import type { LayerDefinition } from '../../definition.js';
import { croppingLayers } from './cropping.js';
import { permute } from './permute.js';
import { repeatVector } from './repeat-vector.js';
import { reshape } from './reshape.js';
import { upSamplingLayers } from './up-sampling.js';
import { zeroPaddingLayers } from './zero-padding.js';

/** The layers that arrange, repeat, surround or cut what they are given. */
export const reshapingLayers: readonly LayerDefinition[] = [
  reshape,
  permute,
  repeatVector,
  ...upSamplingLayers,
  ...zeroPaddingLayers,
  ...croppingLayers,
];
