import type { TrainingPlan } from './plan.js';

/**
 * The places in `plan.steps` of what is one statement in the turns of the loops that it stands in, in order; of a statement
 * that stands in none, its own place alone.
 */
export function turnsOfStep({ steps }: Pick<TrainingPlan, 'steps'>, index: number): readonly number[] {
  const step = steps[index];
  if (step?.turns === undefined) return [index];
  const isTurn = ({ kind, range, turns }: (typeof steps)[number]): boolean =>
    kind === step.kind && turns !== undefined && range.source === step.range.source && range.start === step.range.start;
  return steps.flatMap((other, place) => (isTurn(other) ? [place] : []));
}
