import * as l10n from '@vscode/l10n';
import { lastSaving, unknown, type LoadStep, type Maybe, type SaveStep } from '../../../spec/index.js';
import { argumentOf, none, truthOf, type Call, type Value } from '../../python/index.js';
import type { ModelValue } from '../models/model.js';

/** Runs `model.save(…)` and its like: a step of the plan. */
export function saveModel(model: ModelValue, call: Call, path: Value | undefined): Value {
  return save(model, call, path, {});
}

/** Runs `model.save_weights(…)`: a step of the plan. */
export function saveWeights(model: ModelValue, call: Call): Value {
  return save(model, call, argumentOf(call, 0, 'filepath'), { what: 'weights' });
}

function save(model: ModelValue, call: Call, path: Value | undefined, what: Pick<SaveStep, 'what'>): Value {
  model.session.steps.push({ kind: 'save', range: call.statement, model: model.id, path: pathOf(path, call), ...what });
  return none;
}

/** Runs `model.load_weights(…)`: a step of the plan. */
export function loadWeights(model: ModelValue, call: Call): Value {
  const { steps } = model.session;
  const path = pathOf(argumentOf(call, 0, 'filepath'), call);
  const skips = truthOf(call.keywords.get('skip_mismatch')?.value ?? none) === true;
  const byName = truthOf(call.keywords.get('by_name')?.value ?? none) === true;
  steps.push({
    kind: 'load', range: call.statement, model: model.id, what: 'weights', path, ...savedBefore(steps, path), ...(skips && { skipsMismatch: true as const }), ...(byName && { byName: true as const }),
  });
  return none;
}

/** Which step has saved what is at a path, where the file itself has. */
export function savedBefore(steps: ModelValue['session']['steps'], path: Maybe<string>): Pick<LoadStep, 'saved'> {
  const by = typeof path === 'string' ? lastSaving(steps, path) : -1;
  const step = steps[by];
  return step === undefined ? {} : { saved: { model: step.model, by } };
}

/** The path of a file that an argument gives. */
export function pathOf(path: Value | undefined, call: Call): Maybe<string> {
  return path?.kind === 'string' ? path.value : unknown(l10n.t('This path is known only when the file runs.'), call.range);
}
