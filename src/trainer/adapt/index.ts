import type { ArrayEvaluator } from '../../data/index.js';
import { argument } from '../../nn/index.js';
import { isUnknown, type ArrayExpression, type Config, type LayerSpec, type ModelSpec, type TrainingPlan } from '../../spec/index.js';
import { binBoundaries } from './bin-boundaries.js';
import { withTextsAsNumbers } from './texts.js';

export { withTextsAsNumbers };

/**
 * A plan in which layers have what adapt() finds in their data: the mean and the variance of a Normalization, the
 * boundaries of a Discretization. Texts are made numbers before the model, by the words that its TextVectorization finds. Layers
 * whose data is not known stay as they are, and say so when they are compiled.
 * @throws DataError or DataNotFoundError where the data cannot be read.
 */
export async function withAdaptedLayers(given: TrainingPlan, evaluator: ArrayEvaluator): Promise<TrainingPlan> {
  const plan = withTextsAsNumbers(given);
  if (!plan.models.some(({ layers }) => layers.some(isAdapted))) return plan;
  return { ...plan, models: await Promise.all(plan.models.map((model) => adaptedModel(model, evaluator))) };
}

/**
 * A model of such a plan alone.
 * @throws DataError or DataNotFoundError where the data cannot be read.
 */
export async function adaptedModel(model: ModelSpec, evaluator: ArrayEvaluator): Promise<ModelSpec> {
  return { ...model, layers: await Promise.all(model.layers.map((layer) => adapted(layer, evaluator))) };
}

/** A model whose Normalization layers have what adapt() would find in noise of mean 0 and variance 1, where it would be called. */
export function adaptedToNoise(model: ModelSpec): ModelSpec {
  const layers = model.layers.map((layer): LayerSpec => {
    if (layer.className !== 'Normalization' || layer.adapted === undefined) return layer;
    return { ...layer, config: { ...layer.config, mean: 0, variance: 1 }, weights: [] };
  });
  return { ...model, layers };
}

function isAdapted({ adapted: data }: LayerSpec): boolean {
  return data !== undefined && !isUnknown(data);
}

async function adapted(layer: LayerSpec, evaluator: ArrayEvaluator): Promise<LayerSpec> {
  const data = layer.adapted;
  if (data === undefined || isUnknown(data)) return layer;
  switch (layer.className) {
    case 'Normalization':
      // Statistics that are given are constants of the layer, and none of its weights.
      return { ...layer, config: { ...layer.config, ...(await statistics(data, layer.config, evaluator)) }, weights: [] };
    case 'Discretization': {
      const bins = argument(layer.config, 'num_bins');
      const epsilon = argument(layer.config, 'epsilon');
      if (typeof bins !== 'number' || typeof epsilon !== 'number') return layer;
      const { values } = await evaluator.evaluate(data);
      return { ...layer, config: { ...layer.config, bin_boundaries: binBoundaries(Float32Array.from(values), bins, epsilon) } };
    }
    default:
      return layer;
  }
}

/** The mean and the variance over all axes but those that they are kept for (keras/src/layers/preprocessing/normalization.py). */
async function statistics(data: ArrayExpression, config: Config, evaluator: ArrayEvaluator): Promise<Config> {
  const rank = data.shape.length;
  const given = argument(config, 'axis');
  const kept = (Array.isArray(given) ? (given as readonly unknown[]) : [given]).flatMap((axis) => (typeof axis === 'number' ? [axis < 0 ? axis + rank : axis] : []));
  const axes = data.shape.map((_, axis) => axis).filter((axis) => !kept.includes(axis));
  const of = async (operation: 'mean' | 'variance'): Promise<number[]> => {
    const shape = data.shape.filter((_, axis) => !axes.includes(axis));
    const { values } = await evaluator.evaluate({ kind: 'array', operation, input: data, axes, keepDimensions: false, shape, dtype: 'float64' });
    return [...values];
  };
  const [mean, variance] = await Promise.all([of('mean'), of('variance')]);
  return { mean, variance };
}
