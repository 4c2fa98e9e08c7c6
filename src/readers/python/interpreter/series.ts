import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange } from '../../../spec/index.js';
import type { ComprehensionExpression, Expression, ForStatement, Statement } from '../syntax/index.js';
import { assign } from './assign.js';
import { ListValue } from './containers.js';
import { rangeLength } from './elements.js';
import { isEven } from './even-parts.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { seriesEnd, turnsUntil, type SeriesEnd } from './series-end.js';
import { executeBlock } from './statements.js';
import { hostOf, integerValue, none, type RangeValue, type Value } from './values.js';

/** How many turns of such a loop are run, to see what the others do. */
export const sampledTurns = 4;

/** Shorter loops are run turn by turn. */
const fewTurns = 64;

/** A loop over a range that does the same in each turn, one place further. */
export interface SeriesLoop {
  readonly statement: ForStatement;
  readonly gone: RangeValue;
  /** What it appends to, all of them empty. */
  readonly lists: readonly ListValue[];
  /** Where it may be left before the range ends. */
  readonly ends: readonly SeriesEnd[];
}

/** A loop that does nothing but append to lists, until it is left or its range ends; null for other loops, and for short ones. */
export function seriesLoop(statement: ForStatement, gone: Value, scope: Scope): SeriesLoop | null {
  if (gone.kind !== 'range' || rangeLength(gone) <= fewTurns) return null;
  const lists: ListValue[] = [];
  const ends: SeriesEnd[] = [];
  for (const [place, each] of statement.body.entries()) {
    if (each.kind === 'assign') {
      if (!isEvenAssignment(each)) return null;
      continue;
    }
    const end = seriesEnd(each, statement.body.slice(0, place), scope);
    if (end === undefined) {
      const list = appendedList(each, scope);
      if (list === undefined || lists.includes(list)) return null;
      lists.push(list);
    } else if (lists.length > 0 || statement.otherwise.length > 0) return null;
    else ends.push(end);
  }
  return lists.length === 0 ? null : { statement, gone, lists, ends };
}

/** `end = i + 20`, or `x, y = series[i:end], series[end]` */
function isEvenAssignment({ targets, value }: Extract<Statement, { readonly kind: 'assign' }>): boolean {
  const [target] = targets;
  if (target?.kind === 'tuple' && targets.length === 1) {
    return value.kind === 'tuple' && value.items.length === target.items.length && value.items.every(isEven) && target.items.every(({ kind }) => kind === 'name');
  }
  return isEven(value) && targets.every(({ kind }) => kind === 'name');
}

/** The empty list that a statement appends to: `rows.append(series[i])`. */
function appendedList(statement: Statement, scope: Scope): ListValue | undefined {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return undefined;
  const { callee, arguments: given } = statement.value;
  const [item] = given;
  if (callee.kind !== 'attribute' || callee.name !== 'append' || callee.object.kind !== 'name') return undefined;
  if (given.length !== 1 || item === undefined || !isEven(item.value)) return undefined;
  const list = scope.find(callee.object.name);
  return list instanceof ListValue && list.items.length === 0 && list.uncertainty === null ? list : undefined;
}

/**
 * Runs the first turns of such a loop, and has the lists continued as those turns begin them, if what is in them can be.
 * @returns whether the loop is done; else these turns were run, and no others.
 */
export function runSeries(interpreter: Interpreter, { statement, gone, lists, ends }: SeriesLoop, scope: Scope): boolean {
  const { target, body, range } = statement;
  const turns = turnsOf(interpreter, { statement, gone, lists, ends }, scope);
  for (let turn = 0; turn < sampledTurns; turn += 1) {
    assign(interpreter, target, integerValue(gone.start + turn * gone.step), scope);
    if (executeBlock(interpreter, body, scope).kind === 'break') return true;
  }
  if (turns === undefined || looksUp(body, scope)) return false;
  const continued = lists.map(({ items }) => continuation(items, turns, interpreter, range));
  if (continued.includes(undefined)) return false;
  lists.forEach((list, index) => continueList(list, continued[index], range));
  const last = unknown(l10n.t('It is set in a loop whose number of turns is known only when the file runs.'), range);
  for (const each of body) {
    if (each.kind === 'assign') for (const name of each.targets) assign(interpreter, name, last, scope);
  }
  assign(interpreter, target, integerValue(gone.start + Math.min(turns, rangeLength(gone) - 1) * gone.step), scope);
  return true;
}

/** How many turns append something; `undefined` where that is not known. */
function turnsOf(interpreter: Interpreter, { statement, gone, ends }: SeriesLoop, scope: Scope): number | undefined {
  const found = ends.map((end) => turnsUntil(end, interpreter, statement.target, gone, scope, sampledTurns));
  const known = found.filter((turns) => turns !== undefined);
  return known.length < found.length ? undefined : Math.min(rangeLength(gone), ...known);
}

/** Whether a place is looked up in a list, which need not go on as it begins. */
function looksUp(body: readonly Statement[], scope: Scope): boolean {
  return body.some(
    (statement) =>
      statement.kind === 'assign' &&
      statement.value.kind === 'subscript' &&
      statement.targets.some((name) => name.kind === 'name' && hostOf(scope.find(name.name) ?? none) === null),
  );
}

function continuation(items: readonly Value[], turns: number, interpreter: Interpreter, range: SourceRange): Value | undefined {
  const [first] = items;
  if (items.length !== sampledTurns || first === undefined) return undefined;
  return hostOf(first)?.continued?.(items, turns, interpreter.contextOf(range));
}

function continueList(list: ListValue, stacked: Value | undefined, range: SourceRange): void {
  if (stacked !== undefined) {
    list.continueAs(stacked, unknown(l10n.t('The list has more than {0} elements, which is more than is followed.', fewTurns), range));
  }
}

/** What `[series[i:i + 20] for i in range(1000)]` gives, out of its first elements; `undefined` where it does not go on as they do. */
export function seriesOfComprehension(interpreter: Interpreter, expression: ComprehensionExpression, scope: Scope): ListValue | undefined {
  const { element, clauses, form, range } = expression;
  const [clause] = clauses;
  if (clause === undefined || clauses.length > 1 || clause.conditions.length > 0 || form === 'set') return undefined;
  if (!isEven(element) || !isRange(clause.iterable, scope)) return undefined;
  const gone = interpreter.evaluate(clause.iterable, scope);
  if (gone.kind !== 'range' || rangeLength(gone) <= fewTurns) return undefined;
  const items = Array.from({ length: sampledTurns }, (_, turn) => {
    assign(interpreter, clause.target, integerValue(gone.start + turn * gone.step), scope);
    return interpreter.evaluate(element, scope);
  });
  const stacked = continuation(items, rangeLength(gone), interpreter, range);
  const list = interpreter.list(items);
  continueList(list, stacked, range);
  return stacked === undefined ? undefined : list;
}

/** Whether it is `range(…)`, which may be evaluated more than once. */
function isRange(expression: Expression, scope: Scope): boolean {
  return expression.kind === 'call' && expression.callee.kind === 'name' && expression.callee.name === 'range' && scope.find('range') === undefined;
}
