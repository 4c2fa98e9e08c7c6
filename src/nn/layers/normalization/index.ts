import type { LayerDefinition } from '../../definition.js';
import { batchNormalization } from './batch-normalization.js';
import { groupNormalization } from './group-normalization.js';
import { layerNormalization } from './layer-normalization.js';
import { normalization } from './normalization.js';
import { rmsNormalization } from './rms-normalization.js';

/** The layers that scale their input by statistics: of batches, of each sample, of its groups, or of data adapted to. */
export const normalizationLayers: readonly LayerDefinition[] = [
  batchNormalization,
  layerNormalization,
  groupNormalization,
  rmsNormalization,
  normalization,
];
