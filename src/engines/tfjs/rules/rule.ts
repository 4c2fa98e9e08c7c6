import type * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor } from '../../../graph/index.js';

/** The functions of tfjs, whichever copy of it brings the backend. */
export type Tfjs = typeof tfjs;

/** A tensor in the memory of a backend. */
export type TfjsTensor = tfjs.Tensor;

/** What a rule may use besides its inputs. */
export interface RuleContext {
  readonly tf: Tfjs;
  /**
   * What products of matrices are done by: the backend's `any`; `plain` where those of transposed ones take ten times as
   * long as a transposition and a plain one, as in WASM; our `own` where the backend's lose digits.
   */
  readonly products: 'any' | 'plain' | 'own';
  /** Whether slices are gathered as wholes, and not element by element. */
  readonly hasFastGather: boolean;
}

/**
 * How tfjs computes a node of the graph from its inputs; with `input` the one at a place. What a rule makes on its way is
 * freed when it returns. The result may be one of the inputs.
 */
export type Rule = (context: RuleContext, inputs: readonly TfjsTensor[], node: Tensor) => TfjsTensor;

/** One of the inputs of a node. @throws Error where the node was made without it. */
export function inputOf<Value>(inputs: readonly Value[], index: number): Value {
  const input = inputs[index];
  if (input === undefined) throw new Error(`A node has no input ${index}.`);
  return input;
}

/** A rule of one input. */
export function ofOne(compute: (tf: Tfjs, x: TfjsTensor, node: Tensor) => TfjsTensor): Rule {
  return ({ tf }, inputs, node) => compute(tf, inputOf(inputs, 0), node);
}

/** A rule of two inputs. */
export function ofTwo(compute: (tf: Tfjs, a: TfjsTensor, b: TfjsTensor, node: Tensor) => TfjsTensor): Rule {
  return ({ tf }, inputs, node) => compute(tf, inputOf(inputs, 0), inputOf(inputs, 1), node);
}

/** tfjs types shapes as mutable. */
export function mutable(shape: readonly number[]): number[] {
  return [...shape];
}
