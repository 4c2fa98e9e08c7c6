import type { Unknown } from '../../../spec/index.js';
import type { Expression, ForStatement, Statement } from '../syntax/index.js';
import { assign } from './assign.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { hostOf, numberOf, type Value } from './values.js';

/** A loop over rows, as its text has it. */
interface RowLoop {
  /** The variable of the row's number. */
  readonly row: string;
  /** What has the rows that are gone through. */
  readonly gone: Expression;
  /** Whether an expression is the row of that. */
  readonly isElement: (expression: Expression) => boolean;
}

/** One assignment that such a loop makes in each turn: `marked[row, place] = value`. */
interface Marking {
  readonly marked: Expression;
  readonly place: Expression;
  readonly value: Expression;
}

/**
 * Runs a loop that does nothing but set a number in each row of an array, where the same row of another one says at which
 * places: `for i, words in enumerate(texts): results[i, words] = 1.0`, which may be written with a loop over the words.
 * @param after What its variables are then.
 * @returns whether it was such a loop, and is done.
 */
export function runMarking(interpreter: Interpreter, statement: ForStatement, scope: Scope, after: Unknown): boolean {
  const loop = enumerated(statement) ?? counted(statement);
  const [only] = statement.body;
  if (loop === undefined || only === undefined || statement.body.length !== 1) return false;
  const marking = markingOf(only, loop) ?? markingInside(only, loop);
  if (marking === undefined || uses(marking.value, loop.row)) return false;
  const columns = interpreter.evaluate(loop.gone, scope);
  const marked = hostOf(interpreter.evaluate(marking.marked, scope));
  const value = numberOf(interpreter.evaluate(marking.value, scope));
  if (marked?.markRows === undefined || value === undefined || !coversAll(statement, columns, scope)) return false;
  if (!marked.markRows(columns, value, interpreter.contextOf(statement.range))) return false;
  assign(interpreter, statement.target, after, scope);
  return true;
}

/** `for i, row in enumerate(rows)` */
function enumerated({ target, iterable }: ForStatement): RowLoop | undefined {
  const gone = onlyArgument(iterable, 'enumerate');
  if (gone === undefined || (target.kind !== 'tuple' && target.kind !== 'list')) return undefined;
  const [row, element, ...others] = target.items;
  if (row?.kind !== 'name' || element?.kind !== 'name' || others.length > 0) return undefined;
  return { row: row.name, gone, isElement: (expression) => isName(expression, element.name) };
}

/** `for i in range(len(rows))`, whose body has `rows[i]`. */
function counted({ target, iterable }: ForStatement): RowLoop | undefined {
  const length = onlyArgument(iterable, 'range');
  const gone = length === undefined ? undefined : onlyArgument(length, 'len');
  if (gone?.kind !== 'name' || target.kind !== 'name') return undefined;
  const isElement = (expression: Expression): boolean =>
    expression.kind === 'subscript' && isName(expression.object, gone.name) && isName(expression.index, target.name);
  return { row: target.name, gone, isElement };
}

/** `results[i, words] = 1.0`, or `results[i][words] = 1.0`. */
function markingOf(statement: Statement, { row, isElement }: RowLoop): Marking | undefined {
  if (statement.kind !== 'assign' || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  const marked = target === undefined ? undefined : markedPlace(target, row);
  if (marked?.marked.kind !== 'name' || !isElement(onlyArgument(marked.place, 'int') ?? marked.place)) return undefined;
  return { ...marked, value: statement.value };
}

/** The array and the place in the row: of `results[i, words]`, `results` and `words`. */
function markedPlace(target: Expression, row: string): Pick<Marking, 'marked' | 'place'> | undefined {
  if (target.kind !== 'subscript') return undefined;
  const { object, index } = target;
  if (object.kind === 'subscript' && isName(object.index, row)) return { marked: object.object, place: index };
  const [first, place, ...others] = index.kind === 'tuple' ? index.items : [];
  if (first === undefined || place === undefined || others.length > 0 || !isName(first, row)) return undefined;
  return { marked: object, place };
}

/** `for word in words: results[i, word] = 1.0` */
function markingInside(statement: Statement, { row, gone, isElement }: RowLoop): Marking | undefined {
  if (statement.kind !== 'for' || statement.otherwise.length > 0 || !isElement(statement.iterable)) return undefined;
  const { target, body } = statement;
  const [only] = body;
  if (target.kind !== 'name' || only === undefined || body.length !== 1) return undefined;
  return markingOf(only, { row, gone, isElement: (expression) => isName(expression, target.name) });
}

/** Whether the loop begins with the first row; `range(len(rows))` and `enumerate(rows)` do, as long as these names mean what Python has them mean. */
function coversAll({ iterable }: ForStatement, columns: Value, scope: Scope): boolean {
  return iterable.kind === 'call' && iterable.callee.kind === 'name' && scope.find(iterable.callee.name) === undefined && hostOf(columns) !== null;
}

function onlyArgument(expression: Expression, name: string): Expression | undefined {
  if (expression.kind !== 'call' || !isName(expression.callee, name) || expression.arguments.length !== 1) return undefined;
  return expression.arguments[0]?.value;
}

function isName(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && expression.name === name;
}

/** Whether a value may be another one in each turn; a number that is written is not. */
function uses(value: Expression, row: string): boolean {
  return value.kind !== 'number' && (value.kind !== 'name' || value.name === row);
}
