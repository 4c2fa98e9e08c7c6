import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import type { ComparisonExpression, ConditionalExpression, DictionaryExpression, Expression, LogicalExpression, SliceExpression } from '../syntax/index.js';
import { assign } from './assign.js';
import { getAttribute } from './attributes.js';
import { runBranches } from './branches.js';
import { maximumText } from './budget.js';
import { evaluateCall } from './calls.js';
import { evaluateComprehension } from './comprehensions.js';
import { elementsOf } from './elements.js';
import { formatValue } from './formatting.js';
import { next } from './flow.js';
import { lambdaValue } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { binaryOperation, compare, unaryOperation } from './operators.js';
import { joinValues } from './sameness.js';
import type { Scope } from './scope.js';
import { conditionReason } from './statements.js';
import { getItem } from './subscripts.js';
import { truthOf } from './truth.js';
import { booleanValue, none, stringValue, tupleValue, type Value } from './values.js';

/** What an expression is; called by {@link Interpreter.evaluate}, which counts the step. */
export function evaluateExpression(interpreter: Interpreter, expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'name':
      return interpreter.lookUp(expression.name, scope, expression.range);
    case 'number':
      return { kind: 'number', value: expression.value, integer: expression.integer };
    case 'string':
      return stringValue(expression.value);
    case 'constant':
      if (expression.value === 'None') return none;
      return expression.value === 'Ellipsis' ? { kind: 'ellipsis' } : booleanValue(expression.value === 'True');
    case 'formatted': {
      const parts = expression.parts.map((part) => (typeof part === 'string' ? part : formatValue(interpreter.evaluate(part.value, scope), part.format, part.value.range)));
      const unread = parts.find((part) => typeof part !== 'string');
      if (unread !== undefined) return unread;
      const texts = parts.filter((part) => typeof part === 'string');
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      if (length > maximumText) return unknown(l10n.t('This text has more than {0} characters, which is more than is followed.', maximumText), expression.range);
      return stringValue(texts.join(''));
    }
    case 'attribute':
      return getAttribute(interpreter.evaluate(expression.object, scope), expression.name, interpreter.contextOf(expression.range));
    case 'subscript':
      return getItem(interpreter.evaluate(expression.object, scope), interpreter.evaluate(expression.index, scope), interpreter.contextOf(expression.range));
    case 'slice':
      return evaluateSlice(interpreter, expression, scope);
    case 'call':
      return evaluateCall(interpreter, expression, scope);
    case 'list':
    case 'set':
    case 'tuple':
      return evaluateSequence(interpreter, expression.kind, expression.items, scope);
    case 'dictionary':
      return evaluateDictionary(interpreter, expression, scope);
    case 'starred':
      return interpreter.evaluate(expression.value, scope);
    case 'unary':
      return unaryOperation(expression.operator, interpreter.evaluate(expression.operand, scope), interpreter.contextOf(expression.range));
    case 'binary':
      return binaryOperation(
        expression.operator,
        interpreter.evaluate(expression.left, scope),
        interpreter.evaluate(expression.right, scope),
        interpreter.contextOf(expression.range),
      );
    case 'logical':
      return evaluateLogical(interpreter, expression, scope);
    case 'comparison':
      return evaluateComparison(interpreter, expression, scope);
    case 'conditional':
      return evaluateConditional(interpreter, expression, scope);
    case 'lambda':
      return lambdaValue(interpreter, expression, scope);
    case 'comprehension':
      return evaluateComprehension(interpreter, expression, scope);
    case 'named': {
      const value = interpreter.evaluate(expression.value, scope);
      assign(interpreter, expression.target, value, scope);
      return value;
    }
    case 'await':
    case 'yield':
      if (expression.value !== null) interpreter.evaluate(expression.value, scope);
      return unknown(l10n.t('This is known only when the file runs.'), expression.range);
    case 'invalid':
      return unknown(expression.isTooDeep === true ? l10n.t('This is nested too deeply to be read.') : l10n.t('The file is not complete here.'), expression.range);
  }
}

function evaluateSlice(interpreter: Interpreter, expression: SliceExpression, scope: Scope): Value {
  const bound = (inner: Expression | null): Value => (inner === null ? none : interpreter.evaluate(inner, scope));
  return { kind: 'slice', start: bound(expression.start), stop: bound(expression.stop), step: bound(expression.step) };
}

function evaluateSequence(interpreter: Interpreter, kind: 'list' | 'set' | 'tuple', expressions: readonly Expression[], scope: Scope): Value {
  const items: Value[] = [];
  let uncertainty: Unknown | null = null;
  for (const expression of expressions) {
    const value = interpreter.evaluate(expression, scope);
    if (expression.kind !== 'starred') {
      items.push(value);
      continue;
    }
    const elements = elementsOf(value, expression.range);
    if (isUnknown(elements)) uncertainty ??= elements;
    else items.push(...elements);
  }
  if (kind === 'tuple') return uncertainty ?? tupleValue(items);
  return interpreter.list(items, kind, uncertainty);
}

function evaluateDictionary(interpreter: Interpreter, expression: DictionaryExpression, scope: Scope): Value {
  const dictionary = interpreter.dictionary();
  for (const { key, value } of expression.entries) {
    const evaluated = interpreter.evaluate(value, scope);
    if (key !== null) dictionary.set(interpreter.evaluate(key, scope), evaluated, value.range);
    else if (evaluated.kind !== 'dictionary') dictionary.uncertainty ??= unknown(l10n.t('What is merged here is known only when the file runs.'), value.range);
    else {
      dictionary.uncertainty ??= evaluated.uncertainty;
      for (const entry of evaluated.entries.values()) dictionary.set(entry.key, entry.value, entry.range);
    }
  }
  return dictionary;
}

/** Evaluates two expressions of which one counts, and what they agree on. */
function either(interpreter: Interpreter, scope: Scope, place: Expression, evaluations: readonly (() => Value)[]): Value {
  const reason = conditionReason(interpreter, place.range);
  const values: Value[] = [];
  runBranches(interpreter, scope, reason, evaluations.map((evaluate) => () => {
    values.push(evaluate());
    return next;
  }));
  return joinValues(values, reason, false);
}

function evaluateConditional(interpreter: Interpreter, expression: ConditionalExpression, scope: Scope): Value {
  const truth = truthOf(interpreter.evaluate(expression.condition, scope));
  if (truth === true) return interpreter.evaluate(expression.then, scope);
  if (truth === false) return interpreter.evaluate(expression.otherwise, scope);
  return either(interpreter, scope, expression.condition, [
    () => interpreter.evaluate(expression.then, scope),
    () => interpreter.evaluate(expression.otherwise, scope),
  ]);
}

function evaluateLogical(interpreter: Interpreter, expression: LogicalExpression, scope: Scope): Value {
  const left = interpreter.evaluate(expression.left, scope);
  const truth = truthOf(left);
  if (isUnknown(truth)) return either(interpreter, scope, expression.left, [() => left, () => interpreter.evaluate(expression.right, scope)]);
  return truth === (expression.operator === 'and') ? interpreter.evaluate(expression.right, scope) : left;
}

function evaluateComparison(interpreter: Interpreter, expression: ComparisonExpression, scope: Scope): Value {
  let left = interpreter.evaluate(expression.first, scope);
  let result: Value = booleanValue(true);
  for (const { operator, right } of expression.rest) {
    const value = interpreter.evaluate(right, scope);
    result = compare(operator, left, value, interpreter.contextOf(expression.range));
    if (truthOf(result) !== true) return result;
    left = value;
  }
  return result;
}
