import type { LayerSpec, ModelSpec, WeightSpec } from './model.js';
import type { PlanStep, TrainingPlan } from './plan.js';
import { isUnknown, type Maybe } from './value.js';

/**
 * Whether training changes a weight by its gradient. Of a layer that is made of others, the one that holds the weight
 * decides, as in keras/src/layers/layer.py, where `trainable` is handed down to the weights when it is set.
 */
export function isTrained(layer: LayerSpec, weight: WeightSpec): boolean {
  return weight.trainable && (weight.owner ?? layer).trainable;
}

/** What steps set `trainable` to, by the ids of layers and models; the last one counts. */
export function trainableAfter(steps: readonly PlanStep[]): ReadonlyMap<string, Maybe<boolean>> {
  const set = new Map<string, Maybe<boolean>>();
  for (const step of steps) {
    if (step.kind === 'setTrainable') for (const id of step.layers) set.set(id, step.trainable);
  }
  return set;
}

/** A model with `trainable` as it is set, for its layers and those inside them. What is set to the unknown stays as it was. */
export function withTrainable(model: ModelSpec, set: ReadonlyMap<string, Maybe<boolean>>): ModelSpec {
  const now = (id: string, before: boolean): boolean => {
    const value = set.get(id);
    return value === undefined || isUnknown(value) ? before : value;
  };
  const layers = model.layers.map((layer): LayerSpec => ({
    ...layer,
    trainable: now(layer.id, layer.trainable),
    weights: isUnknown(layer.weights) ? layer.weights : layer.weights.map((weight) => {
      const { owner } = weight;
      return owner === undefined ? weight : { ...weight, owner: { ...owner, trainable: now(owner.layer, owner.trainable) } };
    }),
  }));
  return { ...model, layers, trainable: now(model.id, model.trainable ?? true) };
}

/** The models as they are once the file has run: layers are trainable or frozen as the last step says that sets them. */
export function modelsAtEnd({ models, steps }: TrainingPlan): ModelSpec[] {
  const set = trainableAfter(steps);
  return models.map((model) => withTrainable(model, set));
}
