import type { TrainingPlan } from '../../spec/index.js';
import { sameModel } from './comparison.js';
import type { FileReading } from './file-reading.js';
import { fitAt, type FitChoice } from './train-target.js';

/** A fit of a file as it is written, and the same one as edits would have it. */
export interface PairedFits {
  readonly written: FitChoice;
  readonly fixed: Pick<FitChoice, 'plan' | 'fitStep'>;
}

/**
 * The fit to try edits with: the last one of a model that has one of the layers, else the last of the file.
 * @param layers The ids of those that the edits are about.
 * @returns null where there is none, or edits leave none.
 */
export function pairedFits(written: FileReading, fixed: Pick<FileReading, 'plan'>, layers: readonly string[]): PairedFits | null {
  const { models, steps } = written.plan;
  const about = new Set(models.filter((model) => model.layers.some(({ id }) => layers.includes(id))).map(({ id }) => id));
  const last = (isMeant: (model: string) => boolean): number => steps.findLastIndex((step) => step.kind === 'fit' && isMeant(step.model));
  const ofLayers = last((model) => about.has(model));
  const choice = fitAt(written, ofLayers >= 0 ? ofLayers : last(() => true));
  const model = models.find(({ id }) => id === steps[choice?.fitStep ?? -1]?.model);
  const same = model === undefined ? null : sameModel(fixed, model);
  if (choice === null || model === undefined || same === null) return null;
  const place = fitsOf(written.plan, model.id).indexOf(choice.fitStep);
  const fitStep = fitsOf(fixed.plan, same.id)[place];
  return fitStep === undefined ? null : { written: choice, fixed: { plan: fixed.plan, fitStep } };
}

function fitsOf({ steps }: TrainingPlan, model: string): number[] {
  return steps.flatMap((step, index) => (step.kind === 'fit' && step.model === model ? [index] : []));
}
