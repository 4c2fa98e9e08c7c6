import type { LayerDefinition } from '../../definition.js';
import { alphaDropout } from './alpha-dropout.js';
import { gaussianDropout } from './gaussian-dropout.js';
import { gaussianNoise } from './gaussian-noise.js';

export { noiseShape, shareArgument } from './arguments.js';
export { dropped } from './dropped.js';

/** The layers that put noise on single numbers while training. */
export const noiseLayers: readonly LayerDefinition[] = [alphaDropout, gaussianNoise, gaussianDropout];
