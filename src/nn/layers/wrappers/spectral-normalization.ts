import * as l10n from '@vscode/l10n';
import { isUnknown, type ConfigObject, type WeightSpec } from '../../../spec/index.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { fixedWeight } from '../fixed-weight.js';
import { wrappedLayer, type FindLayer } from './wrapped.js';

const NAME = 'SpectralNormalization';

const start: ConfigObject = {
  kind: 'object',
  className: 'TruncatedNormal',
  config: { stddev: 0.02 },
  given: ['stddev'],
};

/**
 * A layer whose kernel is divided by its largest singular value, as estimated by power iteration (Miyato et al., 2018;
 * keras/src/layers/normalization/spectral_normalization.py).
 */
export const spectralNormalization = (find: FindLayer): LayerDefinition => ({
  className: NAME,
  aliases: [],
  parameters: [{ name: 'layer' }, { name: 'power_iterations', default: 1 }],
  outputShape(config, inputs) {
    countOf(NAME, config, 'power_iterations');
    const layer = wrappedLayer(NAME, config, 'layer', find);
    return isUnknown(layer) ? layer : layer.definition.outputShape(layer.config, inputs);
  },
  weights(config, inputs) {
    const layer = wrappedLayer(NAME, config, 'layer', find);
    if (isUnknown(layer)) return layer;
    const weights = layer.definition.weights(layer.config, inputs);
    if (isUnknown(weights)) return weights;
    const kernel = kernelOf(layer.definition.className, weights);
    const vector = fixedWeight('vector_u', [1, kernel.shape.at(-1) ?? 1], start, false);
    return [kernel, vector, ...weights.filter((weight) => weight !== kernel)];
  },
});

function kernelOf(className: string, weights: readonly WeightSpec[]): WeightSpec {
  const kernel = weights.find(({ name }) => name === 'kernel') ?? weights.find(({ name }) => name === 'embeddings');
  if (kernel !== undefined) return kernel;
  throw new ShapeError(l10n.t('{0} needs a layer with a kernel or embeddings; it is given {1}.', NAME, className));
}
