import * as l10n from '@vscode/l10n';
import { flattened, NotTrainableError } from '../../nn/index.js';
import { isUnknown, trainableAfter, withTrainable, type CompileStep, type FitStep, type ModelSpec, type PlanStep, type TrainingPlan } from '../../spec/index.js';
import { known } from './known.js';

/** What a fit finds when its line is reached: its model, as the lines before have left it, compiled. */
export interface Compiled {
  readonly model: ModelSpec;
  readonly compile: CompileStep;
}

/**
 * Follows a plan up to a fit.
 * @throws NotTrainableError where the model is not compiled, or where lines before the fit would have to be trained first.
 */
export function reach(plan: TrainingPlan, fit: FitStep, before: readonly PlanStep[]): Compiled {
  const model = plan.models.find(({ id }) => id === fit.model);
  if (model === undefined) throw new NotTrainableError(l10n.t('The model that fit() is called on cannot be read from the code.'));
  const compiledAt = before.findLastIndex((step) => step.kind === 'compile' && step.model === model.id);
  const compile = before[compiledAt];
  if (compile?.kind !== 'compile') {
    throw new NotTrainableError(l10n.t('The model "{0}" is not compiled. Call {0}.compile(loss=…, optimizer=…) before fit().', model.variable ?? model.name));
  }
  const models = withSettings(plan.models, model, before.slice(0, compiledAt));
  const whole = flattened(models.find(({ id }) => id === model.id) ?? model, models);
  requireUntrained(plan, whole, before);
  return { model: whole, compile };
}

/** The models with `trainable` as the lines before compile() set it; Keras lets it take effect there. */
function withSettings(models: readonly ModelSpec[], trained: ModelSpec, before: readonly PlanStep[]): readonly ModelSpec[] {
  const set = trainableAfter(before);
  const inside = idsInside(trained, models);
  for (const [id, value] of set) {
    if (inside.has(id)) known(value, l10n.t('Whether layers are trainable'), l10n.t('Set it to True or False.'));
  }
  return models.map((model) => withTrainable(model, set));
}

/** The ids of a model, of its layers, and of all that is inside those. */
function idsInside(model: ModelSpec, models: readonly ModelSpec[], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(model.id)) return found;
  found.add(model.id);
  for (const { id, weights } of model.layers) {
    const inner = models.find((other) => other.id === id);
    if (inner !== undefined) idsInside(inner, models, found);
    found.add(id);
    if (!isUnknown(weights)) for (const { owner } of weights) if (owner !== undefined) found.add(owner.layer);
  }
  return found;
}

/** Weights that come from an earlier fit would be missing; training from other ones would be another experiment. */
function requireUntrained(plan: TrainingPlan, model: ModelSpec, before: readonly PlanStep[]): void {
  const own = new Set(model.layers.filter(({ weights }) => isUnknown(weights) || weights.length > 0).map(({ id }) => id));
  const isShared = (id: string): boolean => {
    const other = plan.models.find((one) => one.id === id);
    return other !== undefined && [...idsInside(other, plan.models)].some((inside) => own.has(inside));
  };
  for (const step of before) {
    if (step.kind === 'fit' && isShared(step.model)) {
      throw new NotTrainableError(
        l10n.t('This fit() goes on from an earlier fit() of the same layers. GradLens cannot run one after the other yet: start the earlier one, or comment it out.'),
      );
    }
    if (step.kind === 'setWeights' && step.model === model.id) {
      throw new NotTrainableError(l10n.t('The weights of "{0}" are set from elsewhere before fit(), which GradLens cannot do yet. Comment that line out to train from new weights.', model.name));
    }
  }
}
