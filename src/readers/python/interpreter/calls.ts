import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import type { Argument, CallExpression } from '../syntax/index.js';
import type { Call, GivenArgument } from './call.js';
import { instantiate } from './classes.js';
import { elementsOf } from './elements.js';
import { callFunction } from './functions.js';
import { callInstance } from './instances.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { superOf } from './super.js';
import type { Value } from './values.js';

/** Evaluates a call: what is called, then the arguments in the order they are written. */
export function evaluateCall(interpreter: Interpreter, expression: CallExpression, scope: Scope): Value {
  const callee = isSuper(expression, scope) ? null : interpreter.evaluate(expression.callee, scope);
  const { positional, keywords, open } = evaluateArguments(interpreter, expression.arguments, scope);
  const { range, statement } = interpreter.contextOf(expression.range);
  const call: Call = {
    interpreter, range, statement, callee: expression.callee.range, argumentList: expression.argumentList, positional, keywords, open,
  };
  return callee === null ? superOf(scope, expression.range) : interpreter.call(callee, call);
}

/** Calls a value; called by {@link Interpreter.call}, which bounds the depth. */
export function callValue(callee: Value, call: Call): Value {
  switch (callee.kind) {
    case 'unknown':
      return callee;
    case 'native':
      return callee.call(call);
    case 'function':
      return callFunction(callee, call, null);
    case 'class':
      return instantiate(callee, call);
    case 'instance':
      return callInstance(callee, call);
    case 'host':
      return callee.call?.(call) ?? notCallable(call);
    default:
      return notCallable(call);
  }
}

function notCallable(call: Call): Unknown {
  return unknown(l10n.t('What is called here is not a function.'), call.callee);
}

function isSuper(expression: CallExpression, scope: Scope): boolean {
  return expression.callee.kind === 'name' && expression.callee.name === 'super' && scope.find('super') === undefined;
}

function evaluateArguments(
  interpreter: Interpreter,
  list: readonly Argument[],
  scope: Scope,
): Pick<Call, 'positional' | 'keywords' | 'open'> {
  const positional: GivenArgument[] = [];
  const keywords = new Map<string, GivenArgument>();
  let open: Unknown | null = null;
  for (const argument of list) {
    const value = interpreter.evaluate(argument.value, scope);
    const place = { byKeyword: argument.form === 'keyword', range: argument.range, value: argument.value.range };
    if (argument.form === 'positional') positional.push({ value, place });
    else if (argument.form === 'keyword' && argument.name !== null) keywords.set(argument.name, { value, place });
    else if (argument.form === 'sequence') {
      const elements = elementsOf(value, argument.range);
      if (isUnknown(elements)) open ??= elements;
      else positional.push(...elements.map((element) => ({ value: element, place: null })));
    } else open ??= addMapping(keywords, value, argument);
  }
  return { positional, keywords, open };
}

/** Adds the entries of `**options`; returns why there may be more, if there may be. */
function addMapping(keywords: Map<string, GivenArgument>, value: Value, argument: Argument): Unknown | null {
  if (isUnknown(value)) return value;
  if (value.kind !== 'dictionary') return unknown(l10n.t('Which arguments these are is known only when the file runs.'), argument.range);
  for (const { key, value: item, range } of value.entries.values()) {
    const place = range === null ? null : { byKeyword: true, range, value: range };
    if (key.kind === 'string') keywords.set(key.value, { value: item, place });
  }
  return value.uncertainty;
}
