import * as l10n from '@vscode/l10n';
import { unknown, type CallbackAction, type CallbackActions, type CallbackEvent, type Maybe } from '../../../spec/index.js';
import { findMember, lineage, type FunctionValue, type InstanceValue, type Interpreter, type Value } from '../../python/index.js';
import { CallbackReading, MethodReading } from './method.js';
import { readStatements } from './statements.js';
import { UnreadableError } from './unreadable.js';

/** The methods of a callback that act on a training (keras/src/callbacks/callback.py). */
const events: Readonly<Record<string, CallbackEvent>> = {
  on_train_begin: 'trainBegin',
  on_epoch_begin: 'epochBegin',
  on_epoch_end: 'epochEnd',
  on_train_end: 'trainEnd',
};

/** Those that Keras calls besides; they may show and collect, and do nothing else. */
const others = [
  'on_batch_begin', 'on_batch_end', 'on_train_batch_begin', 'on_train_batch_end', 'on_test_begin', 'on_test_end', 'on_test_batch_begin', 'on_test_batch_end',
] as const;

/**
 * What an object of a class of the file that extends Keras's Callback does to a training, read from its methods.
 * @returns unknown, with the place, where that cannot be told before it runs.
 */
export function actionsOfClass(instance: InstanceValue, interpreter: Interpreter): Maybe<CallbackActions> {
  const types = lineage(instance.type);
  return actionsOf((name) => findMember(types, name)?.value, new CallbackReading(interpreter, instance));
}

/** What a LambdaCallback does, by the functions that it is given. */
export function actionsOfFunctions(functions: ReadonlyMap<string, Value>, interpreter: Interpreter): Maybe<CallbackActions> {
  return actionsOf((name) => functions.get(name), new CallbackReading(interpreter, null));
}

function actionsOf(methodNamed: (name: string) => Value | undefined, reading: CallbackReading): Maybe<CallbackActions> {
  try {
    const actions: Partial<Record<CallbackEvent, readonly CallbackAction[]>> = {};
    for (const [name, event] of Object.entries(events)) {
      const read = readMethod(name, methodNamed(name), reading);
      if (read.length > 0) actions[event] = read;
    }
    for (const name of others) {
      const [action] = readMethod(name, methodNamed(name), reading);
      if (action !== undefined) return unknown(l10n.t('It acts within epochs, in {0}, and not at their ends.', name), rangeOf(methodNamed(name)));
    }
    const early = (['trainBegin', 'epochBegin'] as const).find((event) => JSON.stringify(actions[event] ?? []).includes('"stopTraining"'));
    if (early !== undefined) return unknown(l10n.t('It ends the training before an epoch, and not after one.'));
    return { remembered: reading.remembered(), events: actions, isShortened: reading.isShortened };
  } catch (error) {
    if (error instanceof UnreadableError) return unknown(error.message, error.range);
    throw error;
  }
}

function readMethod(name: string, value: Value | undefined, reading: CallbackReading): CallbackAction[] {
  if (value === undefined || value.kind === 'none') return [];
  if (value.kind !== 'function' || value.isGenerator) throw new UnreadableError(l10n.t('What "{0}" does is known only when the file runs.', name), reading.instance?.type.range ?? { source: '', start: 0, end: 0 });
  const method = new MethodReading(reading, value, name.includes('epoch') || name.includes('batch'));
  const { body } = value;
  if (isStatements(body)) return readStatements(body, method);
  return readStatements([{ kind: 'expression', value: body, range: body.range }], method);
}

/** Statements of a function, and not the expression of a lambda. */
function isStatements(body: FunctionValue['body']): body is Extract<FunctionValue['body'], readonly unknown[]> {
  return Array.isArray(body);
}

function rangeOf(value: Value | undefined): FunctionValue['range'] | undefined {
  return value?.kind === 'function' ? value.range : undefined;
}
