import * as l10n from '@vscode/l10n';
import type { FitStep, ModelSpec, TrainingPlan } from '../spec/index.js';

/** What to train: a `fit` of a file that was read. */
export interface TrainingTarget {
  /** Of the document, to find its layers again. */
  readonly uri: string;
  /** The file's name, without its folders. */
  readonly file: string;
  readonly plan: TrainingPlan;
  /** The index of the fit in `plan.steps`. */
  readonly fitStep: number;
  /** Whether all fits before it are run, and not only those that it needs. */
  readonly runsAll?: boolean;
  /** The line of each layer, from 1, by its id. */
  readonly layerLines: ReadonlyMap<string, number>;
  /** What it is trained on in the place of the file's own data, as the trainer's `overrides.data` has it. */
  readonly data?: string;
  /** Set where only the log of another program is known. */
  readonly isLog?: true;
  /** The text that was read, to be kept with the run. */
  readonly code?: string;
}

/** Which fit is meant, as a code lens says it; left out, the one in the active editor. */
export interface TrainingChoice {
  readonly uri: string;
  readonly fitStep: number;
  /** Whether all fits before it are run, too. */
  readonly runsAll?: boolean;
  /** What it is trained on in the place of the file's own data. */
  readonly data?: string;
}

/** The choice that trains once more what a target trained, as its file is now. */
export function onceMore({ uri, fitStep, runsAll = false, data }: TrainingTarget): TrainingChoice {
  return { uri, fitStep, runsAll, ...(data === undefined ? {} : { data }) };
}

/** The model that a target trains; undefined when its plan does not fit together. */
export function targetModel({ plan, fitStep }: TrainingTarget): ModelSpec | undefined {
  const fit: FitStep | undefined = plan.steps.filter((_, index) => index === fitStep).find((step) => step.kind === 'fit');
  return plan.models.find((model) => model.id === fit?.model);
}

/** What people call the model: its variable, or Keras's name of it, and with it the noise that it is trained on, if it is. */
export function targetName(target: TrainingTarget): string {
  const model = targetModel(target);
  const name = model === undefined ? target.file : (model.variable ?? model.name);
  return target.data === 'noise' ? l10n.t('{0} on noise', name) : name;
}
