import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange } from '../../../spec/index.js';
import { plainCall, withReceiver, type Call } from './call.js';
import { instantiate } from './classes.js';
import { callFunction } from './functions.js';
import type { Interpreter } from './interpreter.js';
import type { ClassValue, FunctionValue, Value } from './values.js';

/**
 * Runs the functions and classes that a file defines and never uses (another file does), so that their models are read,
 * too: with the defaults of their parameters, the others unknown. What they change is undone. Those of the modules that
 * it imports are read with those files.
 * @param path Of the file.
 */
export function exerciseDefinitions(interpreter: Interpreter, path: string): void {
  // The list grows while functions that make functions run.
  for (let index = 0; index < interpreter.definitions.length && !interpreter.budget.exhausted; index++) {
    const definition = interpreter.definitions[index];
    if (definition === undefined || interpreter.called.has(definition.value) || definition.value.range.source !== path) continue;
    const { value, owner } = definition;
    interpreter.guard(value.range, () => {
      interpreter.library.beforeExercise?.();
      interpreter.attempt(() => {
        if (value.kind === 'class') instantiate(value, callWith(interpreter, value.range, unknownParameters(constructorOf(value), value.name, true)));
        else exercise(interpreter, value, owner);
      });
    });
  }
}

function constructorOf(type: ClassValue): FunctionValue | null {
  const value = type.members.get('__init__')?.value;
  return value?.kind === 'function' ? value : null;
}

function exercise(interpreter: Interpreter, callee: FunctionValue, owner: ClassValue | null): void {
  const call = callWith(interpreter, callee.range, unknownParameters(callee, callee.name, owner !== null));
  if (owner === null || callee.binding === 'static') {
    callFunction(callee, call, null);
    return;
  }
  const missing = unknown(l10n.t('Which object "{0}" is called on is known only when the file runs.', callee.name), callee.range);
  const receiver = interpreter.objects.get(owner) ?? missing;
  callFunction(callee, withReceiver(call, receiver), { owner, receiver });
}

/** Unknown values for the parameters that have no default, by name; not for the object of a method. */
function unknownParameters(callee: FunctionValue | null, name: string, isMethod: boolean): Map<string, Value> {
  const parameters = callee?.parameters.slice(isMethod && callee.binding !== 'static' ? 1 : 0) ?? [];
  const values = new Map<string, Value>();
  for (const { parameter, default: preset } of parameters) {
    if (preset !== null || parameter.form === 'sequence' || parameter.form === 'mapping') continue;
    const reason = l10n.t('"{0}" is a parameter of "{1}", which this file never calls.', parameter.name, name);
    values.set(parameter.name, unknown(reason, parameter.range));
  }
  return values;
}

function callWith(interpreter: Interpreter, range: SourceRange, named: ReadonlyMap<string, Value>): Call {
  const call = plainCall({ ...interpreter.contextOf(range), statement: range }, []);
  return { ...call, keywords: new Map([...named].map(([name, value]) => [name, { value, place: null }])) };
}
