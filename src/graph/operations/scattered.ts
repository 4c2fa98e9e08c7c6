import { apply } from '../operation.js';
import type { Tensor } from '../tensor.js';
import { Add, add } from './arithmetic.js';
import { ScatterAdd } from './indexing.js';
import { sumOfSquares } from './reduction.js';

/**
 * What `f` makes of a tensor, element by element. Of a sum of {@link scatterAdd}s it is given the rows before they are
 * added up, and what it makes of them is added up in their places.
 */
export function beforeScattering(x: Tensor, f: (rows: Tensor) => Tensor): Tensor {
  const made = scattersIn(x)?.map(({ target, places, rows }) => apply(ScatterAdd, [target, places, f(rows)]));
  return made?.reduce((sum, one) => add(sum, one)) ?? f(x);
}

/** The sum of the squares of a tensor's elements, or of the rows that a sum of {@link scatterAdd}s adds up: a scalar. */
export function sumOfSquaresBeforeScattering(x: Tensor): Tensor {
  const rows = scattersIn(x)?.map((scatter) => scatter.rows) ?? [x];
  return rows.map(sumOfSquares).reduce((sum, one) => add(sum, one));
}

interface Scatter {
  readonly target: Tensor;
  readonly places: Tensor;
  readonly rows: Tensor;
}

/** The terms of a tensor that is nothing but a sum of scattered rows; undefined of any other. */
function scattersIn(x: Tensor): readonly Scatter[] | undefined {
  const [target, places, rows] = x.inputs;
  if (x.operation === ScatterAdd.name && target !== undefined && places !== undefined && rows !== undefined) return [{ target, places, rows }];
  if (x.operation !== Add.name) return undefined;
  const terms = x.inputs.map(scattersIn);
  return terms.includes(undefined) ? undefined : terms.flatMap((term) => term ?? []);
}
