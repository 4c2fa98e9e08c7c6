import type { LayerDefinition } from '../../definition.js';
import { concatenate } from './concatenate.js';
import { dot } from './dot.js';
import { elementwiseMergingLayers } from './elementwise.js';

/** The layers that make one of several. */
export const mergingLayers: readonly LayerDefinition[] = [...elementwiseMergingLayers, concatenate, dot];
