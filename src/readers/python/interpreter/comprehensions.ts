import { isUnknown, type Unknown } from '../../../spec/index.js';
import type { ComprehensionExpression } from '../syntax/index.js';
import { assign } from './assign.js';
import { maximumItems } from './budget.js';
import { elementsOf } from './elements.js';
import type { Interpreter } from './interpreter.js';
import { runBranches } from './branches.js';
import { next } from './flow.js';
import { Scope } from './scope.js';
import { truthOf } from './truth.js';
import type { Value } from './values.js';

/** Evaluates `[element for target in iterable if condition]`; a generator is the list of what it gives. */
export function evaluateComprehension(interpreter: Interpreter, expression: ComprehensionExpression, scope: Scope): Value {
  const inner = new Scope('comprehension', scope);
  const items: Value[] = [];
  const dictionary = interpreter.dictionary();
  const add = (): void => {
    const element = interpreter.evaluate(expression.element, inner);
    if (expression.key === null) items.push(element);
    else dictionary.set(interpreter.evaluate(expression.key, inner), element, expression.element.range);
  };
  const uncertainty = runClause(interpreter, expression, inner, 0, () => items.length + dictionary.entries.size, add);
  if (expression.form !== 'dictionary') return interpreter.list(items, expression.form === 'set' ? 'set' : 'list', uncertainty);
  dictionary.uncertainty = uncertainty;
  return dictionary;
}

/** Runs the clauses from one on; returns why the number of turns is not known, if it is not. */
function runClause(
  interpreter: Interpreter,
  expression: ComprehensionExpression,
  scope: Scope,
  index: number,
  count: () => number,
  add: () => void,
): Unknown | null {
  const clause = expression.clauses[index];
  if (clause === undefined) {
    add();
    return null;
  }
  const inside = (): Unknown | null => runClause(interpreter, expression, scope, index + 1, count, add);
  const elements = elementsOf(interpreter.evaluate(clause.iterable, scope), clause.iterable.range);
  const maybe = (reason: Unknown, item: Value): Unknown => {
    runBranches(interpreter, scope, reason, [() => {
      assign(interpreter, clause.target, item, scope);
      inside();
      return next;
    }, () => next]);
    return reason;
  };
  if (isUnknown(elements)) return maybe(elements, elements);
  let uncertainty: Unknown | null = null;
  for (const element of elements) {
    if (count() >= maximumItems) break;
    assign(interpreter, clause.target, element, scope);
    const holds = clause.conditions.map((condition) => truthOf(interpreter.evaluate(condition, scope)));
    if (holds.includes(false)) continue;
    const open = holds.find((truth) => isUnknown(truth));
    uncertainty ??= isUnknown(open) ? maybe(open, element) : inside();
  }
  return uncertainty;
}
