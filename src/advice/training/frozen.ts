import { isUnknown, type LayerSpec, type ModelSpec, type TrainingPlan } from '../../spec/index.js';
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

/** The layers of a model that are frozen when a step of the plan runs; null where one of the changes is not known. */
export function frozenAt(plan: TrainingPlan, model: ModelSpec, index: number): ReadonlySet<string> | null {
  const ids = new Set(model.layers.map(({ id }) => id));
  const frozen = new Set(model.layers.filter(({ trainable }) => !trainable).map(({ id }) => id));
  // A layer has one state, whichever of its models it is set through.
  for (const step of plan.steps.slice(0, index)) {
    if (step.kind !== 'setTrainable') continue;
    for (const id of step.layers.filter((each) => ids.has(each))) {
      if (isUnknown(step.trainable)) return null;
      if (step.trainable) frozen.delete(id);
      else frozen.add(id);
    }
  }
  return frozen;
}

/** Whether a layer has weights that training could change; false where that is not known. */
export function hasWeights({ weights }: LayerSpec): boolean {
  return !isUnknown(weights) && weights.some(({ trainable }) => trainable);
}
