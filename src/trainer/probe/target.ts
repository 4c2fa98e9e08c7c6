import * as l10n from '@vscode/l10n';
import { flattened, NotTrainableError } from '../../nn/index.js';
import { trainableAfter, withTrainable, type CompileStep, type FitStep, type ModelSpec, type TrainingPlan } from '../../spec/index.js';

/** What a probe looks into. */
export interface ProbeTarget {
  /** Without models among its layers, and frozen where it is when it is first fitted after its compile. */
  readonly model: ModelSpec;
  /** The last fit of it; null where there is none. */
  readonly fit: FitStep | null;
  /** The compile that its fit goes by, else its last one; null where there is none. */
  readonly compile: CompileStep | null;
}

/**
 * Finds a model in a plan, as its last fit finds it; of one that is not fitted or not compiled, as the file leaves it.
 * @throws NotTrainableError where there is no such model, or what it computes is not known.
 */
export function probeTarget({ models, steps }: TrainingPlan, id: string): ProbeTarget {
  const model = models.find((one) => one.id === id);
  if (model === undefined) throw new NotTrainableError(l10n.t('The model to check cannot be read from the code.'));
  const fittedAt = steps.findLastIndex((step) => step.kind === 'fit' && step.model === id);
  const before = fittedAt < 0 ? steps : steps.slice(0, fittedAt);
  const compiledAt = before.findLastIndex((step) => step.kind === 'compile' && step.model === id);
  const [fit, compile] = [steps[fittedAt], before[compiledAt]];
  // Keras lets `trainable` take effect at the first fit after compile(), when it traces the training step.
  const firstFitAt = before.findIndex((step, at) => compiledAt >= 0 && at > compiledAt && step.kind === 'fit' && step.model === id);
  const set = trainableAfter(firstFitAt < 0 ? before : before.slice(0, firstFitAt));
  const asSet = models.map((one) => withTrainable(one, set));
  return {
    model: flattened(asSet.find((one) => one.id === id) ?? model, asSet),
    fit: fit?.kind === 'fit' ? fit : null,
    compile: compile?.kind === 'compile' ? compile : null,
  };
}
