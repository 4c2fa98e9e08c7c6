import { numbersAttribute } from '../attribute.js';
import type { Tensor } from '../tensor.js';
import { reshape, transpose } from './layout.js';

/**
 * The inputs of an elementwise operation as they were before one transposition that they all went through, and that
 * transposition; `undefined` where they did not. Applied to these, the operation leaves the transposition to whoever
 * comes next, who may undo it: so layers that compute in another layout than they hand on pay for the change once.
 */
export function beforeTransposition(
  inputs: readonly Tensor[],
): { readonly inputs: readonly Tensor[]; readonly permutation: readonly number[] } | undefined {
  const transposed = inputs.find(({ operation }) => operation === 'Transpose');
  if (transposed === undefined) return undefined;
  const permutation = permutationOf(transposed);
  const straight = inputs.map((input) => undone(input, permutation));
  return straight.includes(undefined)
    ? undefined
    : { inputs: straight.filter((one) => one !== undefined), permutation };
}

/** The permutation of a node that transposes. */
export function permutationOf({ attributes }: Tensor): readonly number[] {
  return [...numbersAttribute(attributes, 'permutation')];
}

/** What becomes `x` by a transposition, where that is at hand: it is itself transposed, or a number or vector. */
function undone(x: Tensor, permutation: readonly number[]): Tensor | undefined {
  const [inner] = x.inputs;
  if (x.operation === 'Transpose' && inner !== undefined) {
    return permutationOf(x).join() === permutation.join() ? inner : undefined;
  }
  const added = permutation.length - x.shape.length;
  if (added < 0 || x.shape.filter((length) => length !== 1).length > 1) return undefined;
  if (x.shape.length === 0) return x;
  const full = reshape(x, [...new Array<number>(added).fill(1), ...x.shape]);
  return transpose(
    full,
    permutation.map((_, axis) => permutation.indexOf(axis)),
  );
}
