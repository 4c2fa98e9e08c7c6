import { isUnknown, type ModelSpec, type PlanStep, type TrainingPlan } from '../../spec/index.js';
import { idsInside } from '../fit/history.js';

/** A step that changes weights. */
type ChangeStep = Extract<PlanStep, { readonly kind: 'fit' | 'setWeights' | 'load' }>;

/** Whether a step of the plan changes weights. */
export function isChange(step: PlanStep | undefined): step is ChangeStep {
  return step?.kind === 'fit' || step?.kind === 'setWeights' || step?.kind === 'load';
}

/**
 * The steps that change the weights which a fit begins with, that fit among them: fits of models that share layers with
 * its own, directly or through others, settings of their weights, and what is loaded, with what saves it. In the order of
 * the plan.
 */
export function stepsNeededBy(plan: TrainingPlan, fitStep: number): readonly number[] {
  const wanted = new Set(weightsOf(plan, plan.steps[fitStep]?.model));
  const savings = new Set<number>();
  const needed: number[] = [];
  for (let index = fitStep; index >= 0; index -= 1) {
    const step = plan.steps[index];
    if (step?.kind === 'save' && savings.has(index)) needed.push(index);
    if (!isChange(step)) continue;
    const own = weightsOf(plan, step.model);
    if (!own.some((id) => wanted.has(id))) continue;
    needed.push(index);
    if (step.kind === 'load' && step.saved !== undefined) savings.add(step.saved.by);
    for (const id of [...own, ...sourcesOf(plan, step)]) wanted.add(id);
  }
  return needed.reverse();
}

/** The ids of what has the weights that a step takes for those that it sets. */
export function sourcesOf(plan: TrainingPlan, step: PlanStep): readonly string[] {
  if (step.kind === 'load') return weightsOf(plan, step.saved?.model);
  return step.kind !== 'setWeights' || isUnknown(step.from) ? [] : weightsOf(plan, step.from);
}

/** The ids of what has weights in a model. */
export function weightsOf({ models }: TrainingPlan, id: string | undefined): readonly string[] {
  const model = models.find((one) => one.id === id);
  if (model === undefined) return [];
  const weighted = new Set(models.flatMap(({ layers }) => layers).filter(hasWeights).map((layer) => layer.id));
  return [...idsInside(model, models)].filter((inside) => weighted.has(inside));
}

function hasWeights({ weights }: ModelSpec['layers'][number]): boolean {
  return isUnknown(weights) || weights.length > 0;
}
