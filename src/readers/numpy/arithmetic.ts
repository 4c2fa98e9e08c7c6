import * as l10n from '@vscode/l10n';
import { unknown, type ArithmeticArray } from '../../spec/index.js';
import { numberOf, type Context, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, shapedArray } from './array.js';
import { promote, promoteNumber } from './dtypes.js';
import { broadcast } from './shapes.js';

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

const operations: Readonly<Partial<Record<string, ArithmeticArray['operation']>>> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' };

/** `array operator other`, element by element; `undefined` where the other value has nothing to do with arrays. */
export function arithmetic(array: ArrayValue, operator: string, other: Value, reflected: boolean, context: Context): Value | undefined {
  const operation = operations[operator];
  const { shape, dtype } = array.facts;
  const number = numberOf(other);
  if (number !== undefined) {
    if (operation === undefined) return shapedArray(context, shape, comparisons.has(operator) ? 'bool' : dtype, l10n.t('The operation "{0}" on arrays is not read.', operator));
    const type = promoteNumber(operation, dtype, other.kind === 'boolean' || (other.kind === 'number' && other.integer));
    return madeArray(context, shape, type, [array], () =>
      reflected ? { operation, left: number, right: expressionOf(array) } : { operation, left: expressionOf(array), right: number });
  }
  if (!(other instanceof ArrayValue)) return undefined;
  const [left, right] = reflected ? [other, array] : [array, other];
  const together = broadcast(left.facts.shape, right.facts.shape);
  if (together === null) return unknown(l10n.t('Arrays of these shapes do not go together.'), context.range);
  const type = comparisons.has(operator) ? 'bool' : promote(operation ?? operator, left.facts.dtype, right.facts.dtype);
  if (operation === undefined) return shapedArray(context, together, type, l10n.t('The operation "{0}" on arrays is not read.', operator));
  return madeArray(context, together, type, [left, right], () => ({ operation, left: expressionOf(left), right: expressionOf(right) }));
}
