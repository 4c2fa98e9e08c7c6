import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type ConfigObject, type Unknown } from '../../../spec/index.js';
import { argumentOf, hostOf, nativeValue, none, truthOf, type Call, type Value } from '../../python/index.js';
import { ObjectValue } from '../objects.js';
import { loadForeign } from '../saved/load-foreign.js';
import type { KerasSession } from '../session.js';
import { pathOf, savedBefore, saveModel } from '../steps/saving.js';
import { ModelValue } from './model.js';

/** `save_model(model, path)`: a step of the plan. */
export function saveFunction(name: string): Value {
  return nativeValue(name, (call) => {
    const model = hostOf(argumentOf(call, 0, 'model') ?? none);
    return model instanceof ModelValue ? saveModel(model, call, argumentOf(call, 1, 'filepath')) : none;
  });
}

/**
 * `load_model(path)`: of a model that the file itself has saved there, one of the same layers with the weights of then; of one
 * that another program has saved, what the file says.
 */
export function loadFunction(name: string, session: KerasSession): Value {
  return nativeValue(name, (call) => {
    const loaded = loadSaved(session, call) ?? loadOther(session, call);
    if (loaded !== undefined && !isUnknown(loaded)) return loaded;
    const reason = loaded ?? unknown(l10n.t('A model that is loaded from a file is known only when the file runs.'), call.range);
    // Nothing that is done with it is in the plan, so that this alone tells of it.
    call.interpreter.note(reason);
    return reason;
  });
}

function loadSaved(session: KerasSession, call: Call): ModelValue | undefined {
  const { steps } = session;
  const path = pathOf(argumentOf(call, 0, 'filepath'), call);
  const { saved } = savedBefore(steps, path);
  const original = session.models.find(({ id }) => id === saved?.model);
  if (saved === undefined || original === undefined || (original.spec().changed?.afterSteps ?? 0) > saved.by) return undefined;
  const loaded = original.clone?.(call);
  if (loaded === undefined) return undefined;
  const compiled = isCompiled(call);
  if (compiled) keepOptimizer(loaded, original, steps.slice(0, saved.by), call);
  steps.push({ kind: 'load', range: call.statement, model: loaded.id, what: 'model', path, saved, ...(compiled ? {} : { compile: null }) });
  return loaded;
}

/** A model that another program has saved: its layers are at the line that loads them. */
function loadOther(session: KerasSession, call: Call): ModelValue | Unknown | undefined {
  const { steps } = session;
  const path = pathOf(argumentOf(call, 0, 'filepath'), call);
  if (savedBefore(steps, path).saved !== undefined) return undefined;
  const loaded = loadForeign(session, path, call);
  if (loaded === undefined || isUnknown(loaded)) return loaded;
  const { model } = loaded;
  const compile = isCompiled(call) ? loaded.compile : null;
  if (compile !== null && !isUnknown(compile.optimizer)) rememberOptimizer(model, compile.optimizer, call);
  steps.push({ kind: 'load', range: call.statement, model: model.id, what: 'model', path, compile });
  return model;
}

/** So that the learning rate of the loaded model can be read and set. @param before the steps before it was saved. */
function keepOptimizer({ id, session }: ModelValue, original: ModelValue, before: KerasSession['steps'], call: Call): void {
  const compile = before.findLast((step) => step.kind === 'compile' && step.model === original.id);
  if (compile?.kind !== 'compile' || isUnknown(compile.optimizer)) return;
  rememberOptimizer({ id, session }, compile.optimizer, call);
}

function rememberOptimizer({ id, session }: Pick<ModelValue, 'id' | 'session'>, given: ConfigObject, call: Call): void {
  const optimizer = new ObjectValue(call.interpreter.clock.next(), given);
  session.optimizers.set(id, { optimizer, rate: given.config['learning_rate'] });
}

/** Whether the model is to be compiled as it was when it was saved. */
function isCompiled(call: Call): boolean {
  const compile = argumentOf(call, 2, 'compile');
  const truth = compile === undefined ? true : truthOf(compile);
  return isUnknown(truth) || truth;
}
