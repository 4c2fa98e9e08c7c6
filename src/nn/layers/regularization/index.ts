import type { LayerDefinition } from '../../definition.js';
import { activityRegularization } from './activity-regularization.js';
import { spatialDropouts } from './spatial-dropout.js';

/** The layers that regularize what goes through them, but for dropout and noise on single numbers. */
export const regularizationLayers: readonly LayerDefinition[] = [...spatialDropouts, activityRegularization];
