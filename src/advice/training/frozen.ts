import { isUnknown, type LayerSpec, type Maybe, type ModelSpec, type TrainingPlan } from '../../spec/index.js';
import type { Compilation } from './compilation.js';

/**
 * The layers that the fits of a compilation leave as they are: those that are frozen when it is first fitted, for then Keras
 * traces the training step (measured with Keras 3.15: test/parity/plan_cases.py). Before any fit, those frozen at its compile.
 * @returns null where one of the changes is not known.
 */
export function frozenIn(plan: TrainingPlan, { model, index, fits }: Compilation): ReadonlySet<string> | null {
  const [first] = fits;
  return frozenAt(plan, model, first === undefined ? index : plan.steps.indexOf(first));
}

/**
 * The layers of a model that are frozen when a step of the plan runs, and those inside them; one that is made of others is
 * where none of them is trained.
 * @returns null where one of the changes is not known.
 */
export function frozenAt(plan: TrainingPlan, model: ModelSpec, index: number): ReadonlySet<string> | null {
  // A layer has one state, whichever of its models it is set through.
  const changes = plan.steps.slice(0, index).flatMap((step) => (step.kind === 'setTrainable' ? [{ ids: new Set(step.layers), trainable: step.trainable }] : []));
  const frozen = new Set<string>();
  for (const layer of model.layers) {
    const states = new Map<string, Maybe<boolean>>(ownersOf(layer).map((owner) => [owner.layer, owner.trainable]));
    for (const { ids, trainable } of changes) {
      // A layer hands what it is set to down to those inside it; where these differ, it is unknown of itself alone.
      const isHandedDown = ids.has(layer.id) && !isUnknown(trainable);
      for (const id of states.keys()) if (isHandedDown || ids.has(id)) states.set(id, trainable);
    }
    if ([...states.values()].some(isUnknown)) return null;
    for (const [id, trainable] of states) if (trainable === false) frozen.add(id);
    if ([...states.values()].every((trainable) => trainable === false)) frozen.add(layer.id);
  }
  return frozen;
}

/** The layers that hold the weights of one, which is itself where it is not made of others. */
export function ownersOf(layer: LayerSpec): { readonly layer: string; readonly trainable: boolean }[] {
  const inside = isUnknown(layer.weights) ? [] : layer.weights.flatMap(({ trainable, owner }) => (trainable && owner !== undefined ? [owner] : []));
  return inside.length > 0 ? inside : [{ layer: layer.id, trainable: layer.trainable }];
}

/** Whether a layer has weights that training could change; false where that is not known. */
export function hasWeights({ weights }: LayerSpec): boolean {
  return !isUnknown(weights) && weights.some(({ trainable }) => trainable);
}
