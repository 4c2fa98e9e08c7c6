import { Catalogue } from '../catalogue.js';
import type { LayerDefinition } from '../definition.js';
import { activation } from './activation.js';
import { activationLayers } from './activation-layers.js';
import { attentionLayers } from './attention/index.js';
import { convolutionLayers } from './convolution/index.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { einsumDense } from './einsum/einsum-dense.js';
import { embedding } from './embedding.js';
import { flatten } from './flatten.js';
import { identity } from './identity.js';
import { inputLayer } from './input-layer.js';
import { lambda } from './lambda.js';
import { masking } from './masking.js';
import { mergingLayers } from './merging/index.js';
import { noiseLayers } from './noise/index.js';
import { normalizationLayers } from './normalization/index.js';
import { poolingLayers } from './pooling/index.js';
import { prelu } from './prelu.js';
import { preprocessingLayers } from './preprocessing/index.js';
import { recurrentLayers } from './recurrent/index.js';
import { regularizationLayers } from './regularization/index.js';
import { rescaling } from './rescaling.js';
import { reshapingLayers } from './reshaping/index.js';
import { reversibleEmbedding } from './reversible-embedding.js';
import { unitNormalization } from './unit-normalization.js';
import { wrapperLayers } from './wrappers/index.js';

export { layerKeywords } from './keywords.js';

/** Every layer of `keras.layers` that GradLens knows, by its class. */
export const layers: Catalogue<LayerDefinition> = new Catalogue<LayerDefinition>([
  inputLayer,
  flatten,
  dense,
  activation,
  ...activationLayers.entries,
  prelu,
  dropout,
  ...noiseLayers,
  unitNormalization,
  rescaling,
  embedding,
  ...reshapingLayers,
  ...mergingLayers,
  ...convolutionLayers,
  ...poolingLayers,
  einsumDense,
  reversibleEmbedding,
  identity,
  masking,
  lambda,
  ...normalizationLayers,
  ...regularizationLayers,
  ...preprocessingLayers,
  ...recurrentLayers,
  ...attentionLayers,
  ...wrapperLayers((className) => layers.find(className)),
]);
