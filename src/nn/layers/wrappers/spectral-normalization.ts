import * as l10n from '@vscode/l10n';
import { absolute, divide, equal, matrixMultiply, reduceMax, reshape, stopGradient, where } from '../../../graph/index.js';
import { isUnknown, type ConfigObject, type WeightSpec } from '../../../spec/index.js';
import { ArgumentError, numberArgument } from '../../argument.js';
import { ShapeError, type ForwardContext, type LayerDefinition } from '../../definition.js';
import { unitLength } from '../../unit-length.js';
import { countOf } from '../count.js';
import { fixedWeight } from '../fixed-weight.js';
import { PrefixedContext } from '../prefixed-context.js';
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
  forward(context, config, inputs) {
    const layer = wrappedLayer(NAME, config, 'layer', find);
    if (isUnknown(layer)) throw new ArgumentError('layer', layer.reason);
    const { definition, config: own } = layer;
    if (definition.forward === undefined) {
      throw new ArgumentError('layer', l10n.t('{0} with a layer of class {1} cannot be trained yet.', NAME, definition.className));
    }
    if (context.training) normalize(context, weightName(definition.className), numberArgument(config, 'power_iterations'));
    return definition.forward(new PrefixedContext(context, '', context.mask()), own, inputs);
  },
});

/** Replaces the kernel by itself over its largest singular value. Nothing is differentiated by that: training goes on from there. */
function normalize(context: ForwardContext, name: string, iterations: number): void {
  const before = context.weight(name);
  if (before.operation !== 'Input') {
    throw new ArgumentError('layer', l10n.t('{0} cannot be trained yet where a model calls it more than once.', NAME));
  }
  const kernel = stopGradient(before);
  const columns = kernel.shape.at(-1) ?? 1;
  const matrix = reshape(kernel, [-1, columns]);
  const start = context.weight('vector_u');
  let [u, v] = [start, start];
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    v = unitLength(matrixMultiply(u, matrix, { transposeB: true }), [0, 1]);
    u = unitLength(matrixMultiply(v, matrix), [0, 1]);
  }
  const sigma = reshape(matrixMultiply(matrixMultiply(v, matrix), u, { transposeB: true }), []);
  const isZero = equal(reduceMax(absolute(kernel), null), 0);
  context.assign('vector_u', where(isZero, start, u));
  context.assign(name, where(isZero, kernel, divide(kernel, sigma)));
}

/** What a layer calls the weight that is normalized. */
function weightName(className: string): string {
  return className.endsWith('Embedding') ? 'embeddings' : 'kernel';
}

function kernelOf(className: string, weights: readonly WeightSpec[]): WeightSpec {
  const kernel = weights.find(({ name }) => name === 'kernel') ?? weights.find(({ name }) => name === 'embeddings');
  if (kernel !== undefined) return kernel;
  throw new ShapeError(l10n.t('{0} needs a layer with a kernel or embeddings; it is given {1}.', NAME, className));
}
