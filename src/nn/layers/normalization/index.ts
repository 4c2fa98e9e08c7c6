import type { LayerDefinition } from '../../definition.js';
import { groupNormalization } from './group-normalization.js';
import { normalization } from './normalization.js';
import { rmsNormalization } from './rms-normalization.js';

/** The layers that scale their input by its own statistics, but for those of batches and of whole layers. */
export const normalizationLayers: readonly LayerDefinition[] = [groupNormalization, rmsNormalization, normalization];
