import type { Rule } from '../../rule.js';
import { reluWithGlorot } from './relu-with-glorot.js';
import { seluWithoutLecun } from './selu-without-lecun.js';
import { squashedHiddenLayers } from './squashed-hidden-layers.js';
import { weightsOfFixedScale } from './weights-of-fixed-scale.js';

/** Rules about the weights that layers start with and the functions that their units apply. */
export const initializationRules: readonly Rule[] = [reluWithGlorot, seluWithoutLecun, squashedHiddenLayers, weightsOfFixedScale];
