import * as l10n from '@vscode/l10n';
import { flattened } from '../../nn/index.js';
import type { LoadStep, Maybe, ModelSpec, SaveStep, TrainingPlan } from '../../spec/index.js';
import { namedModel, reachCompiled, wholeModelAt } from '../fit/history.js';
import { known } from '../fit/known.js';
import { learningRateOf } from '../fit/learning-rate.js';
import { methodOf, type LoadStage, type SaveStage } from './stage.js';

/**
 * A save() or save_weights(), everything known.
 * @throws NotTrainableError naming what is not.
 */
export function readSave(plan: TrainingPlan, step: SaveStep, index: number, isNeeded: boolean): SaveStage {
  const what = step.what ?? 'model';
  const method = methodOf({ kind: 'save', what });
  return { kind: 'save', step: index, isNeeded, what, path: pathOf(step, method), ...stateAt(plan, namedModel(plan, step.model, method), index) };
}

/**
 * A load_weights() or load_model(), everything known but what is in the file.
 * @throws NotTrainableError naming what is not.
 */
export function readLoad(plan: TrainingPlan, step: LoadStep, index: number, isNeeded: boolean): LoadStage {
  const { what, saved, skipsMismatch = false, byName = false } = step;
  const method = methodOf(step);
  // A model that is loaded is compiled behind the step.
  const state = stateAt(plan, namedModel(plan, step.model, method), what === 'model' ? index + 1 : index);
  return { kind: 'load', step: index, isNeeded, what, path: pathOf(step, method), isSavedBefore: saved !== undefined, skipsMismatch, byName, ...state };
}

function pathOf({ path }: { readonly path: Maybe<string> }, method: string): string {
  return known(path, l10n.t('The path that {0}() is given', method), l10n.t('Write it as a string, or comment that line out.'));
}

function stateAt(plan: TrainingPlan, model: ModelSpec, index: number): Pick<SaveStage, 'whole' | 'model' | 'compiled'> {
  const reached = reachCompiled(plan, index, model);
  const whole = reached?.whole ?? wholeModelAt(plan, model, index);
  const compiled = reached === null ? null : { compile: reached.compile, optimizer: reached.optimizer, learningRate: learningRateOf(reached.compile) };
  return { whole, model: flattened(whole.model, whole.models), compiled };
}
