import { isUnknown, type ArrayExpression } from '../../spec/index.js';
import { ArrayValue, shapedArray } from '../numpy/index.js';
import { elementsOf, type Context, type Value } from '../python/index.js';
import { tableReason, type Columns } from './table-facts.js';

/** One column of which nothing else is known. */
export function column(context: Context): ArrayValue {
  return shapedArray(context, [null], 'object', tableReason());
}

/** The numbers of a table, or of one of its columns. */
export function arrayOf(expression: ArrayExpression, dtype: string, context: Context): ArrayValue {
  return new ArrayValue(context.interpreter.clock.next(), {
    shape: expression.shape,
    dtype,
    expression: { ...expression, range: context.range },
    operations: 4,
    values: {},
  });
}

/** The texts of a list; null where they are not all known. */
export function namesIn(value: Value, context: Context): Columns {
  if (value.kind === 'string') return [value.value];
  const elements = elementsOf(value, context.range);
  if (isUnknown(elements)) return null;
  const names = elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []));
  return names.length === elements.length ? names : null;
}
