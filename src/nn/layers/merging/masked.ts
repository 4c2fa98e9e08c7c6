import { multiply, or, where, type Tensor } from '../../../graph/index.js';

/** One of the inputs that are merged. */
export interface MergedInput {
  readonly x: Tensor;
  /** Which of its elements are not masked, bool, of its shape; null where all are. */
  readonly isThere: Tensor | null;
}

/** What several inputs come to, of which there is at least one. */
export type Merge = (inputs: readonly [MergedInput, ...MergedInput[]]) => Tensor;

/** A merge that does not look at masks. */
export const pairwise =
  (operation: (one: Tensor, other: Tensor) => Tensor): Merge =>
  ([first, ...others]) =>
    others.reduce((merged, { x }) => operation(merged, x), first.x);

/**
 * A merge in which what is masked in one input is what it is in the other
 * (keras/src/layers/merging/base_merge.py, `_apply_merge_op_and_or_mask`).
 */
export const pairwiseWhereThere =
  (operation: (one: Tensor, other: Tensor) => Tensor): Merge =>
  ([first, ...others]) =>
    others.reduce(({ x: merged, isThere: before }, next) => {
      const other = next.isThere === null ? next.x : where(next.isThere, next.x, merged);
      const one = before === null ? merged : where(before, merged, other);
      return { x: operation(one, other), isThere: before === null || next.isThere === null ? null : or(before, next.isThere) };
    }, first).x;

/** The product, for which what is masked counts as 1, and is 0 where all inputs are masked (keras/src/layers/merging/multiply.py). */
export const productWhereThere: Merge = (inputs) => {
  const [first, ...others] = inputs.map(({ x, isThere }) => (isThere === null ? x : where(isThere, x, 1)));
  const [mask, ...masks] = inputs.map(({ isThere }) => isThere);
  if (first === undefined) throw new Error('There is nothing to multiply.');
  const product = others.reduce((merged, next) => multiply(merged, next), first);
  const isAny = masks.reduce<Tensor | null>((merged, next) => (merged === null || next === null ? null : or(merged, next)), mask ?? null);
  return isAny === null ? product : where(isAny, product, 0);
};
