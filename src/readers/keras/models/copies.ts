import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import { argumentOf, hostOf, nativeValue, none, type Call, type Value } from '../../python/index.js';
import { ModelValue } from './model.js';

/** `clone_model(model)`: a step of the plan, where the copy is read. */
export function cloneFunction(name: string): Value {
  return nativeValue(name, (call) => {
    const model = hostOf(argumentOf(call, 0, 'model') ?? none);
    const changed = ['input_tensors', 'clone_function', 'call_function'].some((each, index) => (argumentOf(call, index + 1, each) ?? none).kind !== 'none');
    return (model instanceof ModelValue && !changed ? copyModel(model, call) : undefined) ?? unknown(l10n.t('The copy of this model is not read.'), call.range);
  });
}

/** A model of the same layers with weights of its own, as a step of the plan; `undefined` where that is not read. */
export function copyModel(model: ModelValue, call: Call): ModelValue | undefined {
  const clone = model.clone?.(call);
  if (clone !== undefined) model.session.steps.push({ kind: 'clone', range: call.statement, model: model.id, clone: clone.id });
  return clone;
}
