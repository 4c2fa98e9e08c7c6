import { isUnknown, type ModelSpec, type TrainingPlan } from '../spec/index.js';

/** The models as they are once the file has run: a layer is trainable or frozen as the last step says that sets it. */
export function modelsAtEnd({ models, steps }: TrainingPlan): ModelSpec[] {
  const trainable = new Map<string, boolean>();
  for (const step of steps) {
    if (step.kind !== 'setTrainable' || isUnknown(step.trainable)) continue;
    for (const layer of step.layers) trainable.set(layer, step.trainable);
  }
  return models.map((model) => ({
    ...model,
    layers: model.layers.map((layer) => ({ ...layer, trainable: trainable.get(layer.id) ?? layer.trainable })),
  }));
}
