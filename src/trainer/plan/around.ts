import type { PlanStep, TrainingPlan } from '../../spec/index.js';
import { isChange, sourcesOf, weightsOf } from './needed.js';

/** What becomes of the weights of layers, step by step of a plan of which a run does some steps and not others. */
interface WeightState {
  readonly after: number;
  /** Whether they are in the run what the file has them be. */
  readonly isKnown: boolean;
}

/**
 * The steps of a plan that a run does besides those that change what it trains: what is evaluated, predicted, saved, set
 * and loaded with weights that it has trained, as long as they are those of the file.
 */
export class StepsAround {
  private readonly states = new Map<string, WeightState[]>();
  /** The ids of what the run has trained, or has weights of what it has. */
  private readonly touched = new Set<string>();
  /** Steps that were left out though the run could have done them otherwise, by the ids of what has their weights. */
  private readonly missed = new Map<string, number>();

  /**
   * @param done The steps that are known to be done.
   * @param isAll Whether the run does all that the file does, and not only what has to do with one fit.
   */
  constructor(
    private readonly plan: TrainingPlan,
    private readonly done: ReadonlySet<number>,
    private readonly isAll: boolean,
  ) {}

  /**
   * Goes through the plan.
   * @param does does one step. @returns whether that is possible.
   * @param leaves is told of a step that looks at weights, or saves them, which a step that was not possible would have set.
   */
  walk(does: (index: number, step: PlanStep) => boolean, leaves: (index: number, becauseOf: number) => void): void {
    const fitted = new Set([...this.done].flatMap((index) => (this.plan.steps[index]?.kind === 'fit' ? weightsOf(this.plan, this.plan.steps[index].model) : [])));
    for (const [index, step] of this.plan.steps.entries()) {
      const own = weightsOf(this.plan, step.model);
      if (isChange(step)) this.change(index, step, own, does);
      else if (step.kind === 'evaluate' || step.kind === 'predict' || step.kind === 'save') {
        const concerns = own.some((id) => this.touched.has(id)) || (step.kind === 'save' && own.some((id) => fitted.has(id)));
        if (this.done.has(index) || !concerns) continue;
        const because = own.map((id) => this.missed.get(id)).find((each) => each !== undefined);
        if (because !== undefined) leaves(index, because);
        else if (this.areKnown(own, index)) does(index, step);
      }
    }
  }

  private change(index: number, step: PlanStep, own: readonly string[], does: (index: number, step: PlanStep) => boolean): void {
    const sources = sourcesOf(this.plan, step);
    if (this.done.has(index)) {
      this.set(own, index, true);
      return;
    }
    const concerns = this.isAll || [...own, ...sources].some((id) => this.touched.has(id));
    if (step.kind === 'fit' || !concerns || !this.areKnown(sources, takenBefore(step, index))) {
      this.note(own, index, false);
      // What comes after it is not asked for.
      for (const id of own) this.missed.delete(id);
      return;
    }
    if (does(index, step)) {
      this.set(own, index, true);
      return;
    }
    this.note(own, index, false);
    for (const id of own) this.missed.set(id, index);
  }

  private set(own: readonly string[], index: number, isKnown: boolean): void {
    this.note(own, index, isKnown);
    for (const id of own) {
      this.touched.add(id);
      this.missed.delete(id);
    }
  }

  private note(own: readonly string[], after: number, isKnown: boolean): void {
    for (const id of own) this.states.set(id, [...(this.states.get(id) ?? []), { after, isKnown }]);
  }

  private areKnown(ids: readonly string[], index: number): boolean {
    return ids.every((id) => this.states.get(id)?.findLast(({ after }) => after < index)?.isKnown !== false);
  }
}

/** Before which step the weights are taken that a step sets: a fit saves while it trains, and what it saves is known only if it is done. */
function takenBefore(step: PlanStep, index: number): number {
  if (step.kind === 'setWeights') return step.takenAfter ?? index;
  return step.kind === 'load' && step.saved !== undefined ? step.saved.by + 1 : index;
}
