import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import { maximumItems, maximumText } from './budget.js';
import type { Context } from './call.js';
import { keyText } from './containers.js';
import { percentFormat } from './percent-format.js';
import { sameValue } from './sameness.js';
import { setOperation } from './sets.js';
import { truthOf } from './truth.js';
import { booleanValue, hostOf, numberOf, stringValue, tupleValue, type NumberValue, type Value } from './values.js';

/** `left operator right` for arithmetic, joining and repeating. */
export function binaryOperation(operator: string, left: Value, right: Value, context: Context): Value {
  const ofHost = hostOf(left)?.operate?.(operator, right, false, context) ?? hostOf(right)?.operate?.(operator, left, true, context);
  if (ofHost !== undefined) return ofHost;
  if (isUnknown(left)) return left;
  if (isUnknown(right)) return right;
  return arithmetic(operator, left, right) ?? joining(operator, left, right, context) ?? setOperation(operator, left, right, context) ?? notKnown(context);
}

function arithmetic(operator: string, left: Value, right: Value): Value | undefined {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one === undefined || other === undefined) return undefined;
  const whole = isWhole(left) && isWhole(right);
  const value = compute(operator, one, other, whole);
  if (value === undefined) return undefined;
  const integer = whole && operator !== '/' && (operator !== '**' || other >= 0);
  const result: NumberValue = { kind: 'number', value, integer };
  return result;
}

function isWhole(value: Value): boolean {
  return value.kind === 'boolean' || (value.kind === 'number' && value.integer);
}

function compute(operator: string, one: number, other: number, whole: boolean): number | undefined {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return other === 0 ? undefined : one / other;
    case '//':
      return other === 0 ? undefined : Math.floor(one / other);
    case '%':
      // Python's remainder has the sign of the divisor.
      return other === 0 ? undefined : one - other * Math.floor(one / other);
    case '**':
      return one ** other;
    case '<<':
      return whole && other >= 0 ? one * 2 ** other : undefined;
    case '>>':
      return whole && other >= 0 ? Math.floor(one / 2 ** other) : undefined;
    case '&':
      return whole ? one & other : undefined;
    case '|':
      return whole ? one | other : undefined;
    case '^':
      return whole ? one ^ other : undefined;
    default:
      return undefined;
  }
}

/** Strings, lists and tuples joined by `+` and repeated by `*`, and templates filled in by `%`. */
function joining(operator: string, left: Value, right: Value, context: Context): Value | undefined {
  if (operator === '%' && left.kind === 'string') {
    const text = percentFormat(left.value, right, context.range);
    return typeof text === 'string' ? stringValue(text) : text;
  }
  if (operator === '+') return join(left, right, context);
  if (operator !== '*') return undefined;
  const [sequence, count] = numberOf(left) === undefined ? [left, numberOf(right)] : [right, numberOf(left)];
  return count === undefined ? undefined : repeat(sequence, count, context);
}

function join(left: Value, right: Value, context: Context): Value | undefined {
  if (left.kind === 'string' && right.kind === 'string') {
    return left.value.length + right.value.length <= maximumText ? stringValue(left.value + right.value) : undefined;
  }
  if ((left.kind !== 'tuple' && left.kind !== 'list') || left.kind !== right.kind) return undefined;
  if (left.items.length + right.items.length > maximumItems) return undefined;
  const items = [...left.items, ...right.items];
  if (left.kind === 'tuple' || right.kind !== 'list') return tupleValue(items);
  return context.interpreter.list(items, 'list', left.uncertainty ?? right.uncertainty);
}

function repeat(sequence: Value, count: number, context: Context): Value | undefined {
  const times = Math.max(0, count);
  const repeated = <Item>(items: readonly Item[]): Item[] | undefined =>
    items.length * times <= maximumItems ? Array.from({ length: times }, () => items).flat() : undefined;
  if (sequence.kind === 'string') return sequence.value.length * times <= maximumText ? stringValue(sequence.value.repeat(times)) : undefined;
  if (sequence.kind !== 'list' && sequence.kind !== 'tuple') return undefined;
  const items = repeated(sequence.items);
  if (items === undefined) return undefined;
  return sequence.kind === 'tuple' ? tupleValue(items) : context.interpreter.list(items, 'list', sequence.uncertainty);
}

const minusOne: NumberValue = { kind: 'number', value: -1, integer: true };

export function unaryOperation(operator: string, operand: Value, context: Context): Value {
  if (operator === 'not') {
    const truth = truthOf(operand);
    return isUnknown(truth) ? truth : booleanValue(!truth);
  }
  if (isUnknown(operand)) return operand;
  const number = numberOf(operand);
  if (number === undefined) return ofHost(operator, operand, context) ?? notKnown(context);
  const value = operator === '-' ? -number : operator === '~' ? -number - 1 : number;
  return { kind: 'number', value, integer: isWhole(operand) };
}

/** `-array` as its product with -1, and `~mask` as its exclusive or with True. */
function ofHost(operator: string, operand: Value, context: Context): Value | undefined {
  const host = hostOf(operand);
  if (operator === '-') return host?.operate?.('*', minusOne, true, context);
  return operator === '~' ? host?.operate?.('^', booleanValue(true), false, context) : undefined;
}

/** Comparisons that arrays make element by element. */
const arrayComparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** One comparison, `left operator right`. */
export function compare(operator: string, left: Value, right: Value, context: Context): Value {
  const elementWise = arrayComparisons.has(operator)
    ? (hostOf(left)?.operate?.(operator, right, false, context) ?? hostOf(right)?.operate?.(operator, left, true, context))
    : undefined;
  if (elementWise !== undefined) return elementWise;
  const result = comparison(operator, left, right);
  if (result === undefined) return isUnknown(left) ? left : isUnknown(right) ? right : notKnown(context);
  return isUnknown(result) ? result : booleanValue(result);
}

function comparison(operator: string, left: Value, right: Value): boolean | Unknown | undefined {
  switch (operator) {
    case 'is':
    case '==':
      return equality(left, right);
    case 'is not':
    case '!=':
    case '<>':
      return negated(equality(left, right));
    case 'in':
      return membership(left, right);
    case 'not in':
      return negated(membership(left, right));
    default:
      return order(operator, left, right);
  }
}

function negated(truth: boolean | Unknown | undefined): boolean | Unknown | undefined {
  return typeof truth === 'boolean' ? !truth : truth;
}

/** The functions that every file has and that are classes. */
const builtinClasses = new Set(['int', 'float', 'str', 'list', 'tuple', 'dict', 'bool', 'set']);

const comparable = new Set(['none', 'boolean', 'number', 'string', 'tuple', 'list']);

function equality(left: Value, right: Value): boolean | undefined {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return one === other;
  if (left.kind === 'none' || right.kind === 'none') {
    return left.kind === 'unknown' || right.kind === 'unknown' ? undefined : left.kind === right.kind;
  }
  if (sameValue(left, right)) return true;
  const [oneClass, otherClass] = [identityOfClass(left), identityOfClass(right)];
  if (oneClass !== undefined && otherClass !== undefined) return oneClass === otherClass;
  // Containers may hold unknowns: only constants are certainly different.
  const constants = keyText(left) !== null && keyText(right) !== null;
  return constants && comparable.has(left.kind) && comparable.has(right.kind) ? false : undefined;
}

/** What tells a class from all others; `undefined` of a value that is none, or not known to be one. */
function identityOfClass(value: Value): unknown {
  if (value.kind === 'class') return value;
  if (value.kind === 'native') return builtinClasses.has(value.name) ? value.name : undefined;
  return value.kind === 'host' && value.typeName === 'class' ? value.key : undefined;
}

function membership(item: Value, container: Value): boolean | Unknown | undefined {
  if (isUnknown(item) || isUnknown(container)) return undefined;
  if (container.kind === 'string' && item.kind === 'string') return container.value.includes(item.value);
  if (container.kind === 'dictionary') return container.get(item) !== undefined || (container.uncertainty ?? (keyText(item) === null ? undefined : false));
  if (container.kind !== 'list' && container.kind !== 'tuple') return undefined;
  if (container.kind === 'list' && container.uncertainty !== null) return container.uncertainty;
  const equalities = container.items.map((other) => equality(item, other));
  if (equalities.includes(true)) return true;
  return equalities.includes(undefined) ? undefined : false;
}

function order(operator: string, left: Value, right: Value): boolean | undefined {
  const [one, other] = left.kind === 'string' && right.kind === 'string' ? [left.value, right.value] : [numberOf(left), numberOf(right)];
  if (one === undefined || other === undefined) return undefined;
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      return undefined;
  }
}

function notKnown(context: Context): Unknown {
  return unknown(l10n.t('What this gives is known only when the file runs.'), context.range);
}
