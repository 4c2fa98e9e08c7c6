import { isUnknown, type ModelSpec, type PlanStep, type TrainingPlan } from '../../spec/index.js';
import { idsInside } from '../fit/history.js';

/**
 * The steps that change the weights which a fit begins with, that fit among them: fits of models that share layers with
 * its own, directly or through others, and settings of their weights. In the order of the plan.
 */
export function stepsNeededBy(plan: TrainingPlan, fitStep: number): readonly number[] {
  const wanted = new Set(weightsOf(plan, plan.steps[fitStep]?.model));
  const needed: number[] = [];
  for (let index = fitStep; index >= 0; index -= 1) {
    const step = plan.steps[index];
    if (step === undefined || (step.kind !== 'fit' && step.kind !== 'setWeights')) continue;
    const own = weightsOf(plan, step.model);
    if (!own.some((id) => wanted.has(id))) continue;
    needed.push(index);
    for (const id of [...own, ...sourcesOf(plan, step)]) wanted.add(id);
  }
  return needed.reverse();
}

/** The fits and settings of weights before a step that change weights which a model has, its own or those of layers it shares. */
export function changesBefore(plan: TrainingPlan, index: number, model: string): readonly number[] {
  const own = new Set(weightsOf(plan, model));
  return plan.steps.slice(0, index).flatMap((step, place) => {
    const isChange = step.kind === 'fit' || step.kind === 'setWeights';
    return isChange && weightsOf(plan, step.model).some((id) => own.has(id)) ? [place] : [];
  });
}

/** Whether a step of the plan trains weights that a model has. */
export function trains(plan: TrainingPlan, step: PlanStep, model: string): boolean {
  if (step.kind !== 'fit') return false;
  const own = new Set(weightsOf(plan, model));
  return weightsOf(plan, step.model).some((id) => own.has(id));
}

function sourcesOf(plan: TrainingPlan, step: PlanStep): readonly string[] {
  return step.kind !== 'setWeights' || isUnknown(step.from) ? [] : weightsOf(plan, step.from);
}

/** The ids of what has weights in a model. */
function weightsOf({ models }: TrainingPlan, id: string | undefined): readonly string[] {
  const model = models.find((one) => one.id === id);
  if (model === undefined) return [];
  const weighted = new Set(models.flatMap(({ layers }) => layers).filter(hasWeights).map((layer) => layer.id));
  return [...idsInside(model, models)].filter((inside) => weighted.has(inside));
}

function hasWeights({ weights }: ModelSpec['layers'][number]): boolean {
  return isUnknown(weights) || weights.length > 0;
}
