import { isUnknown, type LayerSpec, type ModelSpec, type Shape, type TensorReference, type TrainingPlan } from '../../spec/index.js';
import { isActivationLayer, ownActivation, type Activation } from './activation.js';
import { isPassage } from './layer-kinds.js';

/** One of the outputs of a model: what a loss compares with the labels. */
export interface Output {
  /** Batch first; null where the file does not tell. */
  readonly shape: Shape | null;
  /** The last function that the values go through; null where there is none, `unknown` where the file does not tell. */
  readonly activation: Activation | null | 'unknown';
  /** The layer whose units the values come from; null where the file does not tell. */
  readonly layer: LayerSpec | null;
}

/** Models inside models are followed to this depth. */
const deepest = 20;

/** The outputs of a model, in their order; empty where they are not known. */
export function outputsOf(model: ModelSpec, plan: TrainingPlan): Output[] {
  return model.outputs.map((reference) => outputAt(model, reference, plan, deepest));
}

function outputAt(model: ModelSpec, reference: TensorReference, plan: TrainingPlan, depth: number): Output {
  const layers = new Map(model.layers.map((layer) => [layer.id, layer]));
  const shape = knownShape(layers.get(reference.layer)?.calls[reference.call]?.outputShape);
  let activation: Activation | null = null;
  let place: TensorReference | undefined = reference;
  // A model has no cycles, so the way back ends.
  while (place !== undefined) {
    const layer = layers.get(place.layer);
    if (layer === undefined) break;
    if (isActivationLayer(layer)) {
      const applied = ownActivation(layer);
      if (applied === 'unknown') return { shape, activation: activation ?? applied, layer: null };
      activation ??= applied;
    } else if (!isPassage(layer)) {
      return { shape, ...unitsOf(layer, place, activation, plan, depth) };
    }
    place = layer.calls[place.call]?.inputs[0];
  }
  return { shape, activation: activation ?? 'unknown', layer: null };
}

/** Layers whose `activation` argument is the last function that their output goes through. */
const unitLayers = /^(Dense|EinsumDense|(Separable|Depthwise)?Conv\dD(Transpose)?)$/;

function unitsOf(layer: LayerSpec, place: TensorReference, after: Activation | null, plan: TrainingPlan, depth: number): Omit<Output, 'shape'> {
  if (unitLayers.test(layer.className)) return { activation: after ?? ownActivation(layer), layer };
  const nested = plan.models.find(({ id }) => id === layer.id);
  const inside = nested?.outputs[place.output];
  if (nested !== undefined && inside !== undefined && depth > 0) {
    const output = outputAt(nested, inside, plan, depth - 1);
    return { activation: after ?? output.activation, layer: output.layer };
  }
  return { activation: after ?? 'unknown', layer: null };
}

function knownShape(shape: LayerSpec['calls'][number]['outputShape'] | undefined): Shape | null {
  return shape === undefined || isUnknown(shape) ? null : shape;
}
