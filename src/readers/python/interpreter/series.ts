import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { Expression, ForStatement } from '../syntax/index.js';
import { assign } from './assign.js';
import { ListValue } from './containers.js';
import { rangeLength } from './elements.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { executeBlock } from './statements.js';
import { hostOf, integerValue, none, type RangeValue, type Value } from './values.js';

/** How many turns of such a loop are run, to see what the others do. */
export const sampledTurns = 4;

/** Shorter loops are run turn by turn. */
const fewTurns = 64;

/** The lists that a loop over a range does nothing but append to, all of them empty; null for other loops, and for short ones. */
export function appendedLists({ body }: ForStatement, gone: Value, scope: Scope): readonly ListValue[] | null {
  if (gone.kind !== 'range' || rangeLength(gone) <= fewTurns) return null;
  const lists: ListValue[] = [];
  for (const statement of body) {
    if (statement.kind === 'assign') {
      if (!isEven(statement.value) || !statement.targets.every(({ kind }) => kind === 'name')) return null;
      continue;
    }
    if (statement.kind !== 'expression' || statement.value.kind !== 'call') return null;
    const { callee, arguments: given } = statement.value;
    const [item] = given;
    if (callee.kind !== 'attribute' || callee.name !== 'append' || callee.object.kind !== 'name' || given.length !== 1 || item === undefined || !isEven(item.value)) return null;
    const list = scope.find(callee.object.name);
    if (!(list instanceof ListValue) || list.items.length > 0 || list.uncertainty !== null || lists.includes(list)) return null;
    lists.push(list);
  }
  return lists.length === 0 ? null : lists;
}

/** What changes nothing, and goes on evenly from turn to turn: parts of arrays, and places that are sums and products. */
function isEven(expression: Expression): boolean {
  return isPart(expression) || isPlace(expression);
}

function isPart(expression: Expression): boolean {
  if (expression.kind === 'subscript') return isPart(expression.object) && isPlace(expression.index);
  return expression.kind === 'attribute' ? isPart(expression.object) : expression.kind === 'name';
}

/** Four turns tell what a sum or a product of up to three factors does in all of them; a remainder could turn around later. */
function isPlace(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
    case 'number':
    case 'constant':
      return true;
    case 'unary':
      return isPlace(expression.operand);
    case 'binary':
      return ['+', '-', '*'].includes(expression.operator) && isPlace(expression.left) && isPlace(expression.right);
    case 'slice':
      return [expression.start, expression.stop, expression.step].every((part) => part === null || isPlace(part));
    case 'tuple':
      return expression.items.every(isPlace);
    default:
      return false;
  }
}

/**
 * Runs the first turns of such a loop, and has the lists continued as those turns begin them, if what is in them can be.
 * @returns whether the loop is done; else these turns were run, and no others.
 */
export function runSeries(
  interpreter: Interpreter,
  { target, body, range }: ForStatement,
  lists: readonly ListValue[],
  gone: RangeValue,
  scope: Scope,
): boolean {
  for (let turn = 0; turn < sampledTurns; turn += 1) {
    assign(interpreter, target, integerValue(gone.start + turn * gone.step), scope);
    executeBlock(interpreter, body, scope);
  }
  const context = interpreter.contextOf(range);
  // A place that is looked up in a list need not go on as it begins.
  const isLookedUp = body.some(
    (statement) =>
      statement.kind === 'assign' &&
      statement.value.kind === 'subscript' &&
      statement.targets.some((name) => name.kind === 'name' && hostOf(scope.find(name.name) ?? none) === null),
  );
  if (isLookedUp) return false;
  const continued = lists.map(({ items }) => {
    const [first] = items;
    return items.length === sampledTurns && first !== undefined ? hostOf(first)?.continued?.(items, rangeLength(gone), context) : undefined;
  });
  if (continued.includes(undefined)) return false;
  lists.forEach((list, index) => {
    const stacked = continued[index];
    if (stacked !== undefined)
      list.continueAs(stacked, unknown(l10n.t('The list has more than {0} elements, which is more than is followed.', fewTurns), range));
  });
  const last = unknown(l10n.t('It is set in a loop whose number of turns is known only when the file runs.'), range);
  for (const statement of body) {
    if (statement.kind === 'assign') for (const each of statement.targets) assign(interpreter, each, last, scope);
  }
  assign(interpreter, target, integerValue(gone.start + (rangeLength(gone) - 1) * gone.step), scope);
  return true;
}
