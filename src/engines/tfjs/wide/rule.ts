import type { Tensor } from '../../../graph/index.js';
import { inputOf } from '../rules/rule.js';
import type { WideArray } from './array.js';

/** Computes a node with float64 numbers: the elements of its shape. The result may be the elements of an input. */
export type WideRule = (inputs: readonly WideArray[], node: Tensor) => Float64Array;

/** A rule of one input. */
export function ofOneArray(compute: (x: WideArray, node: Tensor) => Float64Array): WideRule {
  return (inputs, node) => compute(inputOf(inputs, 0), node);
}
