import type { CompileStep, EvaluateStep, FitStep, ModelSpec, PredictStep, SourceRange, TrainingPlan } from '../../spec/index.js';
import { sliceOf } from '../edits/python-string.js';
import { outputsOf, type Output } from '../network/output.js';

/** A model as it is compiled at one place of the file, and what is done with it until it is compiled again. */
export interface Compilation {
  readonly step: CompileStep;
  /** Where the step stands in the plan. */
  readonly index: number;
  readonly model: ModelSpec;
  readonly outputs: readonly Output[];
  readonly fits: readonly FitStep[];
  readonly evaluations: readonly EvaluateStep[];
  readonly predictions: readonly PredictStep[];
}

/** One whose steps are still being gathered. */
interface Growing extends Compilation {
  readonly fits: FitStep[];
  readonly evaluations: EvaluateStep[];
  readonly predictions: PredictStep[];
}

/**
 * Every compile of a plan that something is trained or judged by, in its order. Left out are those without effect: of a
 * generator, which is only trained inside another model, and of a model that is given weights and predicts.
 * @param textOf The text that a range is of.
 */
export function compilationsOf(plan: TrainingPlan, textOf: (range: SourceRange) => string): Compilation[] {
  const all = everyCompilation(plan);
  const looped = new Set((plan.ownLoops ?? []).map(({ range }) => receiverOf(range, textOf)));
  const isUsed = (compilation: Compilation): boolean => {
    const { fits, evaluations, model, step } = compilation;
    if (fits.length > 0 || evaluations.length > 0 || looped.has(receiverOf(step.call.range, textOf))) return true;
    return !predictsWithLoaded(compilation, plan) && (looped.size === 0 || !isInsideAnother(model, all));
  };
  return all.filter(isUsed);
}

/** Whether a compiled model is given weights out of a file and then predicts. */
function predictsWithLoaded({ index, model, predictions }: Compilation, { steps }: TrainingPlan): boolean {
  return predictions.length > 0 && steps.some(({ kind, model: id }, at) => kind === 'load' && id === model.id && at > index);
}

/** Whether a model is a layer of another one that is compiled, too. */
function isInsideAnother({ id }: ModelSpec, all: readonly Compilation[]): boolean {
  return all.some(({ model }) => model.id !== id && model.layers.some((layer) => layer.id === id));
}

/** What a method is called of: `self.generator` of `self.generator.compile(…)`. */
function receiverOf(range: SourceRange, textOf: (range: SourceRange) => string): string {
  return /^[\w.]*(?=\.\w+\s*\()/.exec(sliceOf(textOf(range), range))?.[0] ?? '';
}

function everyCompilation(plan: TrainingPlan): Compilation[] {
  const models = new Map(plan.models.map((model) => [model.id, model]));
  const latest = new Map<string, Growing>();
  const all: Compilation[] = [];
  for (const [index, step] of plan.steps.entries()) {
    const model = models.get(step.model);
    if (model === undefined) continue;
    if (step.kind === 'compile') {
      const compilation = { step, index, model, outputs: outputsOf(model, plan), fits: [], evaluations: [], predictions: [] };
      latest.set(model.id, compilation);
      all.push(compilation);
    } else if (step.kind === 'fit') latest.get(model.id)?.fits.push(step);
    else if (step.kind === 'evaluate') latest.get(model.id)?.evaluations.push(step);
    else if (step.kind === 'predict') latest.get(model.id)?.predictions.push(step);
  }
  return all;
}

/** The compilation of a model of one output and one loss, which most rules are about; null for others. */
export function singleOutput({ outputs, step }: Compilation): Output | null {
  const [output, ...others] = outputs;
  return output !== undefined && others.length === 0 && step.loss !== null ? output : null;
}
