import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { isUnknown, trainableAfter, withTrainable, type CompileStep, type FitStep, type LayerSpec, type ModelSpec, type PlanStep, type TrainingPlan } from '../../spec/index.js';
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
  requireUntrained(plan, model, before);
  const compiledAt = before.findLastIndex((step) => step.kind === 'compile' && step.model === model.id);
  const compile = before[compiledAt];
  if (compile?.kind !== 'compile') {
    throw new NotTrainableError(l10n.t('The model "{0}" is not compiled. Call {0}.compile(loss=…, optimizer=…) before fit().', model.variable ?? model.name));
  }
  return { model: frozen(model, before.slice(0, compiledAt)), compile };
}

/** The model with `trainable` as the lines before compile() set it; Keras lets it take effect there. */
function frozen(model: ModelSpec, before: readonly PlanStep[]): ModelSpec {
  const owners = ({ weights }: LayerSpec): string[] => (isUnknown(weights) ? [] : weights.flatMap(({ owner }) => owner?.layer ?? []));
  const inside = new Set([model.id, ...model.layers.flatMap((layer) => [layer.id, ...owners(layer)])]);
  const set = trainableAfter(before);
  for (const [id, value] of set) {
    if (inside.has(id)) known(value, l10n.t('Whether layers are trainable'), l10n.t('Set it to True or False.'));
  }
  return withTrainable(model, set);
}

/** Weights that come from an earlier fit would be missing; training from other ones would be another experiment. */
function requireUntrained(plan: TrainingPlan, model: ModelSpec, before: readonly PlanStep[]): void {
  const own = new Set(model.layers.filter(({ weights }) => isUnknown(weights) || weights.length > 0).map(({ id }) => id));
  const isShared = (id: string): boolean => plan.models.find((other) => other.id === id)?.layers.some((layer) => own.has(layer.id)) ?? false;
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
