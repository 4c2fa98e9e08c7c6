import { elementCount } from '../graph/index.js';
import { isTrained, isUnknown, type LayerSpec, type Maybe, type ModelSpec, type TensorReference, type WeightSpec } from '../spec/index.js';

/** Numbers of parameters, as `model.summary()` counts them. */
export interface ParameterCount {
  readonly total: number;
  readonly trainable: number;
  readonly nonTrainable: number;
}

/** The parameters of a layer; an Unknown where its weights are. */
export function countLayerParameters(layer: LayerSpec): Maybe<ParameterCount> {
  return isUnknown(layer.weights) ? layer.weights : countWeights(layer, layer.weights);
}

function countWeights(layer: LayerSpec, weights: readonly WeightSpec[]): ParameterCount {
  let trainable = 0;
  let nonTrainable = 0;
  for (const weight of weights) {
    if (isTrained(layer, weight)) trainable += elementCount(weight.shape);
    else nonTrainable += elementCount(weight.shape);
  }
  return { total: trainable + nonTrainable, trainable, nonTrainable };
}

/** The parameters of a model, of which a shared layer's are counted once; an Unknown where a layer's are. */
export function countParameters(model: ModelSpec): Maybe<ParameterCount> {
  let trainable = 0;
  let nonTrainable = 0;
  const { weights = [] } = model;
  if (isUnknown(weights)) return weights;
  for (const weight of weights) {
    if (weight.trainable) trainable += elementCount(weight.shape);
    else nonTrainable += elementCount(weight.shape);
  }
  const counted = new Set<string>();
  for (const layer of model.layers) {
    if (isUnknown(layer.weights)) return layer.weights;
    const isNew = ({ owner }: WeightSpec): boolean => !counted.has(owner?.layer ?? layer.id);
    const count = countWeights(layer, layer.weights.filter(isNew));
    trainable += count.trainable;
    nonTrainable += count.nonTrainable;
    for (const { owner } of layer.weights) counted.add(owner?.layer ?? layer.id);
  }
  const total = trainable + nonTrainable;
  return model.trainable === false ? { total, trainable: 0, nonTrainable: total } : { total, trainable, nonTrainable };
}

/** Whether a layer mixes its inputs by a matrix of weights: what people count when they speak of a net's depth. */
export function isWeightLayer(layer: LayerSpec): boolean {
  return !isUnknown(layer.weights) && layer.weights.some(({ shape, trainable }) => trainable && shape.length >= 2);
}

/** The number of weight layers on the longest way from an input to an output. */
export function modelDepth(model: ModelSpec): number {
  const layers = new Map(model.layers.map((layer) => [layer.id, layer]));
  const depths = new Map<string, number>();
  const inputsOf = ({ layer, call }: TensorReference): readonly TensorReference[] =>
    layers.get(layer)?.calls[call]?.inputs ?? [];
  const pending = [...model.outputs];
  // Depth first with a stack of its own: a model may be deeper than JavaScript's.
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    const inputs = inputsOf(next);
    const missing = inputs.filter((one) => !depths.has(keyOf(one)));
    if (missing.length > 0) {
      pending.push(...missing);
      continue;
    }
    const layer = layers.get(next.layer);
    const before = Math.max(0, ...inputs.map((one) => depths.get(keyOf(one)) ?? 0));
    depths.set(keyOf(next), before + (layer !== undefined && isWeightLayer(layer) ? 1 : 0));
    pending.pop();
  }
  return Math.max(0, ...model.outputs.map((output) => depths.get(keyOf(output)) ?? 0));
}

function keyOf({ layer, call }: TensorReference): string {
  return `${layer}#${call}`;
}
