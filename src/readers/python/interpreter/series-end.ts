import type { Expression, Statement } from '../syntax/index.js';
import { assign } from './assign.js';
import { isPlace } from './even-parts.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { executeBlock } from './statements.js';
import { integerValue, numberOf, type RangeValue } from './values.js';

/** Where a loop is left: `if end > len(series) - 1: break`. */
export interface SeriesEnd {
  readonly left: Expression;
  readonly operator: string;
  readonly right: Expression;
  /** What the loop does before it in each turn. */
  readonly before: readonly Statement[];
}

const orders = new Set(['<', '<=', '>', '>=']);

/** The end that a statement of a loop is; `undefined` for other statements. */
export function seriesEnd(statement: Statement, before: readonly Statement[], scope: Scope): SeriesEnd | undefined {
  if (statement.kind !== 'if' || statement.otherwise.length > 0 || statement.branches.length !== 1) return undefined;
  const [{ condition, body } = { condition: null, body: [] }] = statement.branches;
  if (condition?.kind !== 'comparison' || condition.rest.length !== 1 || body.length !== 1 || body[0]?.kind !== 'break') return undefined;
  const [comparison] = condition.rest;
  if (comparison === undefined || !orders.has(comparison.operator)) return undefined;
  const left = condition.first;
  const { operator, right } = comparison;
  return isBound(left, scope) && isBound(right, scope) ? { left, operator, right, before } : undefined;
}

/** A place, or a length, or a sum of them. */
function isBound(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'binary') return ['+', '-'].includes(expression.operator) && isBound(expression.left, scope) && isBound(expression.right, scope);
  return isPlace(expression) || isLength(expression, scope);
}

function isLength(expression: Expression, scope: Scope): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.callee.name !== 'len') return false;
  return expression.arguments.length === 1 && expression.arguments[0]?.value.kind === 'name' && scope.find('len') === undefined;
}

/**
 * How many turns a loop over a range takes until it is left at an end; `undefined` where that is not known.
 * @param sampled How many of its first turns show what its comparison does.
 */
export function turnsUntil(
  end: SeriesEnd, interpreter: Interpreter, target: Expression, { start, step }: RangeValue, scope: Scope, sampled: number,
): number | undefined {
  const distances = Array.from({ length: sampled }, (_, turn) => {
    const { result } = interpreter.attempt(() => {
      assign(interpreter, target, integerValue(start + turn * step), scope);
      executeBlock(interpreter, end.before, scope);
      return [interpreter.evaluate(end.left, scope), interpreter.evaluate(end.right, scope)].map(numberOf);
    });
    const [left, right] = result;
    return left === undefined || right === undefined ? Number.NaN : left - right;
  });
  const [first = Number.NaN, second = Number.NaN] = distances;
  const growth = second - first;
  const isLine = distances.every((distance, turn) => Number.isInteger(distance) && distance === first + turn * growth);
  return isLine ? firstTurn(end.operator, first, growth) : undefined;
}

/** The first turn, from 0, in which `first + turn * growth` is above zero, or whatever the operator says; infinite where none is. */
function firstTurn(operator: string, first: number, growth: number): number {
  if (operator.startsWith('<')) return firstTurn(operator.replace('<', '>'), -first, -growth);
  const least = operator === '>' ? 1 : 0;
  if (first >= least) return 0;
  return growth <= 0 ? Infinity : Math.ceil((least - first) / growth);
}
