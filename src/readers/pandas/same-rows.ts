import { inputsOf, isUnknown, type ArrayExpression } from '../../spec/index.js';
import type { TableFacts } from './table-facts.js';

/** What picks or moves rows. */
const rowOperations: ReadonlySet<string> = new Set(['slice', 'take', 'mask', 'split']);

/**
 * Whether a condition on columns of a table is of its rows as they are now. pandas brings rows together by their labels; here they
 * stand in their order, which is the same only where as many steps have picked or moved the rows of both.
 */
export function isOfSameRows(condition: ArrayExpression, { source }: TableFacts): boolean {
  return !isUnknown(source) && rowStepsOf(condition).every((count) => count === source.rows.length);
}

/** How many steps have picked or moved the rows of each table that an expression is computed from. */
function rowStepsOf(expression: ArrayExpression): readonly number[] {
  if (expression.operation === 'table') return [0];
  const own = Number(rowOperations.has(expression.operation));
  // The rows that a step takes, and where a condition of its own holds, are no rows of the result.
  const inputs = own === 1 ? inputsOf(expression).slice(0, 1) : inputsOf(expression);
  return inputs.flatMap(rowStepsOf).map((count) => count + own);
}
