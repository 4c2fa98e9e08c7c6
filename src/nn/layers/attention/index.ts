import type { LayerDefinition } from '../../definition.js';
import { additiveAttention } from './additive-attention.js';
import { attention } from './attention.js';
import { groupQueryAttention } from './group-query-attention.js';
import { multiHeadAttention } from './multi-head-attention.js';

/** The layers that weigh values by how their keys fit a query. */
export const attentionLayers: readonly LayerDefinition[] = [
  attention,
  additiveAttention,
  multiHeadAttention,
  groupQueryAttention,
];
