import type { LayerDefinition } from '../../definition.js';
import { adaptivePoolingLayers } from './adaptive.js';
import { globalPoolingLayers } from './global.js';
import { windowPoolingLayers } from './pooling.js';

/** The layers that put one number in the place of many. */
export const poolingLayers: readonly LayerDefinition[] = [
  ...windowPoolingLayers,
  ...globalPoolingLayers,
  ...adaptivePoolingLayers,
];
