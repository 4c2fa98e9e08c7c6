import type { LayerDefinition } from '../../definition.js';
import { bidirectional } from './bidirectional.js';
import { pipeline } from './pipeline.js';
import { spectralNormalization } from './spectral-normalization.js';
import { timeDistributed } from './time-distributed.js';
import type { FindLayer } from './wrapped.js';

/** The layers that are given a layer. */
export function wrapperLayers(find: FindLayer): readonly LayerDefinition[] {
  return [timeDistributed(find), bidirectional(find), spectralNormalization(find), pipeline(find)];
}
