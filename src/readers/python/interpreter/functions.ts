import * as l10n from '@vscode/l10n';
import { unknown, type Unknown } from '../../../spec/index.js';
import type { FunctionStatement, LambdaExpression, Parameter } from '../syntax/index.js';
import { plainCall, withReceiver, type Call, type GivenArgument } from './call.js';
import type { Interpreter } from './interpreter.js';
import { joinValues } from './sameness.js';
import { Scope } from './scope.js';
import { executeBlock } from './statements.js';
import { nativeValue, none, stringValue, tupleValue, type ClassValue, type FunctionValue, type Value } from './values.js';
import { holdsYield } from './yields.js';
import { ownEntry } from '../../own-entry.js';

/** Makes the value of a `def`, with its decorators applied. */
export function defineFunction(interpreter: Interpreter, statement: FunctionStatement, scope: Scope, owner: ClassValue | null = null): Value {
  const definition: FunctionValue = {
    kind: 'function',
    name: statement.name,
    parameters: withDefaults(interpreter, statement.parameters, scope),
    body: statement.body,
    scope,
    range: statement.range,
    isGenerator: holdsYield(statement.body),
    binding: bindingOf(statement),
  };
  interpreter.definitions.push({ value: definition, owner });
  let value: Value = definition;
  for (const decorator of [...statement.decorators].reverse()) {
    const wrapper = interpreter.evaluate(decorator, scope);
    // A decorator of a library registers or compiles the function; one of the file may replace it.
    if (wrapper.kind === 'function') value = interpreter.call(wrapper, plainCall(interpreter.contextOf(decorator.range), [value]));
  }
  return value;
}

const bindings: Readonly<Partial<Record<string, FunctionValue['binding']>>> = {
  staticmethod: 'static', classmethod: 'class', property: 'property', cached_property: 'property', abstractproperty: 'property',
};

function bindingOf({ decorators }: FunctionStatement): FunctionValue['binding'] {
  const found = decorators.map((decorator) => (decorator.kind === 'name' || decorator.kind === 'attribute' ? ownEntry(bindings, decorator.name) : undefined));
  return found.find((binding) => binding !== undefined) ?? 'instance';
}

/** The name that the setter of a property goes by among the members of its class; no name of Python has a dot. */
export function setterName(property: string): string {
  return `${property}.setter`;
}

/** The name under which a method belongs to its class: `@size.setter` leaves the property `size` as it is. */
export function memberName({ name, decorators }: FunctionStatement): string {
  const accessor = decorators.find((decorator) => decorator.kind === 'attribute' && (decorator.name === 'setter' || decorator.name === 'deleter') && decorator.object.kind === 'name');
  return accessor?.kind === 'attribute' ? `${name}.${accessor.name}` : name;
}

export function lambdaValue(interpreter: Interpreter, expression: LambdaExpression, scope: Scope): FunctionValue {
  return {
    kind: 'function', name: 'lambda', parameters: withDefaults(interpreter, expression.parameters, scope), body: expression.body,
    scope, range: expression.range, isGenerator: false, binding: 'instance',
  };
}

function withDefaults(interpreter: Interpreter, parameters: readonly Parameter[], scope: Scope): FunctionValue['parameters'] {
  return parameters.map((parameter) => ({
    parameter,
    default: parameter.default === null ? null : interpreter.evaluate(parameter.default, scope),
  }));
}

/** A method as an attribute of an object or, where it takes one, of a class: the function, with that as its first argument. */
export function boundMethod(method: FunctionValue, receiver: Value, owner: ClassValue): Value {
  if (method.binding === 'static') return method;
  const type = receiver.kind === 'instance' ? receiver.type : receiver.kind === 'class' ? receiver : owner;
  const first = method.binding === 'class' ? type : receiver;
  return nativeValue(method.name, (call) => callFunction(method, withReceiver(call, first), { owner, receiver }));
}

/** Calls a function of the file. */
export function callFunction(callee: FunctionValue, call: Call, method: { readonly owner: ClassValue; readonly receiver: Value } | null): Value {
  const { interpreter } = call;
  interpreter.called.add(callee);
  if (callee.isGenerator) return unknown(l10n.t('What the generator "{0}" gives is known only when the file runs.', callee.name), call.range);
  const possibleResults: Value[] = [];
  const scope = new Scope('function', callee.scope, { owner: method?.owner ?? null, receiver: method?.receiver ?? null, possibleResults });
  bindArguments(callee, call, scope);
  const { body } = callee;
  if (!isBlock(body)) return interpreter.evaluate(body, scope);
  const flow = executeBlock(interpreter, body, scope);
  const result = flow.kind === 'return' ? flow.value : none;
  if (possibleResults.length === 0) return result;
  const reason = unknown(l10n.t('What "{0}" returns depends on a condition that is known only when the file runs.', callee.name), call.range);
  // One of the results may come out of a loop.
  return joinValues([...possibleResults, result], reason, true);
}

function isBlock(body: FunctionValue['body']): body is Extract<FunctionValue['body'], readonly unknown[]> {
  return Array.isArray(body);
}

/** Sets the parameters in the scope of a call, as Python does; what is neither given nor has a default is unknown. */
function bindArguments(callee: FunctionValue, call: Call, scope: Scope): void {
  const { interpreter } = call;
  const keywords = new Map(call.keywords);
  const set = (name: string, value: Value): void => void (scope.own(name, interpreter.clock).value = value);
  let position = 0;
  for (const { parameter, default: preset } of callee.parameters) {
    const { form, name } = parameter;
    if (form === 'sequence') {
      set(name, call.open ?? tupleValue(call.positional.slice(position).map(({ value }) => value)));
      position = call.positional.length;
    } else if (form === 'mapping') set(name, restOf(keywords, call));
    else {
      const given = form === 'normal' && position < call.positional.length ? call.positional[position++] : keywords.get(name);
      keywords.delete(name);
      set(name, given?.value ?? call.open ?? preset ?? missingArgument(callee, name, call));
    }
  }
}

function restOf(keywords: ReadonlyMap<string, GivenArgument>, call: Call): Value {
  const rest = call.interpreter.dictionary();
  for (const [name, { value, place }] of keywords) rest.set(stringValue(name), value, place?.value ?? null);
  rest.uncertainty = call.open;
  return rest;
}

function missingArgument(callee: FunctionValue, name: string, call: Call): Unknown {
  return unknown(l10n.t('This call gives "{0}" no value for "{1}".', callee.name, name), call.range);
}
