import { Catalogue } from '../catalogue.js';
import type { LayerDefinition } from '../definition.js';
import { activation } from './activation.js';
import { activationLayers } from './activation-layers.js';
import { batchNormalization } from './batch-normalization.js';
import { convolutionLayers } from './convolution/index.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { flatten } from './flatten.js';
import { inputLayer } from './input-layer.js';
import { poolingLayers } from './pooling/index.js';
import { prelu } from './prelu.js';

export { layerKeywords } from './keywords.js';

/** Every layer of `keras.layers` that GradLens knows, by its class. */
export const layers = new Catalogue<LayerDefinition>([
  inputLayer,
  flatten,
  dense,
  activation,
  ...activationLayers.entries,
  prelu,
  dropout,
  batchNormalization,
  ...convolutionLayers,
  ...poolingLayers,
]);
