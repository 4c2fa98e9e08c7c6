import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import type { ComprehensionExpression } from '../syntax/index.js';
import { assign } from './assign.js';
import { runBranches } from './branches.js';
import { maximumItems } from './budget.js';
import { elementsOf } from './elements.js';
import { next } from './flow.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { seriesOfComprehension } from './series.js';
import { truthOf } from './truth.js';
import type { Value } from './values.js';

/** A comprehension that is being evaluated, and what is gathered. */
interface Gathering {
  readonly interpreter: Interpreter;
  readonly expression: ComprehensionExpression;
  readonly scope: Scope;
  /** How many there are so far. */
  count(): number;
  /** Adds what the element is now. */
  add(): void;
  /** Adds one that is not read; returns why it is not known how many there are, if that is so. */
  addUnread(reason: Unknown): Unknown | null;
}

/** Evaluates `[element for target in iterable if condition]`; a generator is the list of what it gives. */
export function evaluateComprehension(interpreter: Interpreter, expression: ComprehensionExpression, outer: Scope): Value {
  const { element, key, form } = expression;
  const scope = new Scope('comprehension', outer);
  if (key !== null) {
    const dictionary = interpreter.dictionary();
    dictionary.uncertainty = gather({
      interpreter, expression, scope,
      count: () => dictionary.entries.size,
      add: () => {
        const value = interpreter.evaluate(element, scope);
        dictionary.set(interpreter.evaluate(key, scope), value, element.range);
      },
      addUnread: (reason) => reason,
    });
    return dictionary;
  }
  const series = seriesOfComprehension(interpreter, expression, scope);
  if (series !== undefined) return series;
  const items: Value[] = [];
  const uncertainty = gather({
    interpreter, expression, scope,
    count: () => items.length,
    add: () => void items.push(interpreter.evaluate(element, scope)),
    addUnread: (reason) => {
      items.push(reason);
      return null;
    },
  });
  return interpreter.list(items, form === 'set' ? 'set' : 'list', uncertainty);
}

/** Runs the clauses from one on; returns why the number of turns is not known, if it is not. */
function gather(gathering: Gathering, index = 0): Unknown | null {
  const { interpreter, expression, scope } = gathering;
  const clause = expression.clauses[index];
  if (clause === undefined) {
    gathering.add();
    return null;
  }
  const maybe = (reason: Unknown, item: Value): Unknown => {
    runBranches(interpreter, scope, reason, [() => {
      assign(interpreter, clause.target, item, scope);
      gather(gathering, index + 1);
      return next;
    }, () => next]);
    return reason;
  };
  const elements = elementsOf(interpreter.evaluate(clause.iterable, scope), clause.iterable.range);
  if (isUnknown(elements)) return maybe(elements, elements);
  const givesOneEach = index === expression.clauses.length - 1 && clause.conditions.length === 0;
  const isSpent = interpreter.watchLoop(expression);
  let uncertainty: Unknown | null = null;
  for (const element of elements) {
    if (gathering.count() >= maximumItems) break;
    if (isSpent()) {
      const reason = tooManySteps(expression);
      if (!givesOneEach) return maybe(reason, reason);
      uncertainty ??= gathering.addUnread(reason);
      continue;
    }
    assign(interpreter, clause.target, element, scope);
    const holds = clause.conditions.map((condition) => truthOf(interpreter.evaluate(condition, scope)));
    if (holds.includes(false)) continue;
    const open = holds.find((truth) => isUnknown(truth));
    uncertainty ??= isUnknown(open) ? maybe(open, element) : gather(gathering, index + 1);
  }
  return uncertainty;
}

function tooManySteps({ range }: ComprehensionExpression): Unknown {
  return unknown(l10n.t('Reading this takes too many steps, so what it computes is not known.'), range);
}
