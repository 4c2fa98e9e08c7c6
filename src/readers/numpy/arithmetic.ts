import * as l10n from '@vscode/l10n';
import { unknown, type ArithmeticArray, type Shape } from '../../spec/index.js';
import { numberOf, type Context, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, shapedArray } from './array.js';
import { promote, promoteNumber } from './dtypes.js';
import { broadcast, multiplied } from '../shapes/index.js';
import { comparedWithText } from './table-columns.js';
import { arithmeticValues, classLabels, constantValues, type KnownValues } from './values.js';

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

const operations: Readonly<Partial<Record<string, ArithmeticArray['operation']>>> = {
  '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '**': 'power', '//': 'floorDivide', '%': 'remainder',
  '==': 'equal', '!=': 'notEqual', '<': 'less', '<=': 'lessEqual', '>': 'greater', '>=': 'greaterEqual',
};

/** Operators that are followed for booleans; of numbers they work on the bits. */
const ofTruths: Readonly<Partial<Record<string, ArithmeticArray['operation']>>> = { '&': 'and', '|': 'or' };

/** `array operator other`, element by element; `undefined` where the other value has nothing to do with arrays. */
export function arithmetic(array: ArrayValue, operator: string, other: Value, reflected: boolean, context: Context): Value | undefined {
  const number = numberOf(other);
  if (number !== undefined) return withNumber(array, operator, other, number, reflected, context);
  if (other.kind === 'string') return comparedWithText(array, operator, other.value, context);
  if (!(other instanceof ArrayValue)) return undefined;
  const [left, right] = reflected ? [other, array] : [array, other];
  if (operator === '@') return product(left, right, context);
  const together = broadcast(left.facts.shape, right.facts.shape);
  if (together === null) return unknown(l10n.t('Arrays of these shapes do not go together.'), context.range);
  const operation = operationOf(operator, left.facts.dtype, right.facts.dtype);
  const type = comparisons.has(operator) ? 'bool' : promote(operation ?? operator, left.facts.dtype, right.facts.dtype);
  if (operation === undefined) return notFollowed(context, together, type, operator);
  const values = type === 'bool' ? classLabels(2) : arithmeticValues(operation, left.facts.values, right.facts.values);
  return madeArray(context, together, type, [left, right], () => ({ operation, left: expressionOf(left), right: expressionOf(right) }), values);
}

function withNumber(array: ArrayValue, operator: string, other: Value, number: number, reflected: boolean, context: Context): Value {
  const { shape, dtype, values } = array.facts;
  if (operator === '^' && dtype === 'bool' && number === 1) return madeArray(context, shape, dtype, [array], () => ({ operation: 'elementWise', function: 'not', input: expressionOf(array) }), values);
  const operation = operationOf(operator, dtype, other.kind === 'boolean' ? 'bool' : 'int64');
  if (operation === undefined) return notFollowed(context, shape, comparisons.has(operator) ? 'bool' : dtype, operator);
  const type = comparisons.has(operator) ? 'bool' : promoteNumber(operation, dtype, other.kind === 'boolean' || (other.kind === 'number' && other.integer));
  const [left, right]: readonly KnownValues[] = reflected ? [constantValues(number), values] : [values, constantValues(number)];
  return madeArray(
    context, shape, type, [array],
    () => (reflected ? { operation, left: number, right: expressionOf(array) } : { operation, left: expressionOf(array), right: number }),
    type === 'bool' ? classLabels(2) : arithmeticValues(operation, left ?? {}, right ?? {}),
  );
}

function operationOf(operator: string, left: string, right: string): ArithmeticArray['operation'] | undefined {
  return operations[operator] ?? (left === 'bool' && right === 'bool' ? ofTruths[operator] : undefined);
}

function product(left: ArrayValue, right: ArrayValue, context: Context): Value {
  const shape = multiplied(left.facts.shape, right.facts.shape);
  if (shape === null) return unknown(l10n.t('Arrays of these shapes do not go together.'), context.range);
  return notFollowed(context, shape, promote('@', left.facts.dtype, right.facts.dtype), '@');
}

/** The result of an operation that data is not prepared with here: a comparison tells two classes apart. */
function notFollowed(context: Context, shape: Shape, dtype: string, operator: string): ArrayValue {
  return shapedArray(context, shape, dtype, l10n.t('The operation "{0}" on arrays is not read.', operator), dtype === 'bool' ? classLabels(2) : {});
}
