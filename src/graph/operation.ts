import type { OnnxRule } from './onnx/rule.js';
import { beforeExpansion } from './operations/float-expansion.js';
import { beforeTransposition } from './operations/float-transposition.js';
import { spread, transpose } from './operations/layout.js';
import type { Attribute, ElementType, Tensor, TensorShape } from './tensor.js';

export type Attributes = Readonly<Record<string, Attribute>>;

/** What is known of a result before it is computed. */
export interface Signature {
  readonly shape: TensorShape;
  readonly type: ElementType;
}

/**
 * Carries gradients back through a graph.
 * @param seeds The gradients of the loss by some tensors, through those who use them outside the graph.
 * @param parameters What the loss is to be differentiated by; nothing behind them is looked at.
 * @returns For each parameter the gradient, `undefined` where the seeded tensors do not depend on it.
 */
export type Sweep = (
  seeds: ReadonlyMap<Tensor, Tensor>,
  parameters: readonly Tensor[],
) => readonly (Tensor | undefined)[];

/** What the rules of operations with graphs inside are given, as they cannot import it: they are in the table themselves. */
export interface GraphTools {
  readonly sweep: Sweep;
  /** Finds the table's entry of a node. */
  readonly operationOf: (tensor: Tensor) => Operation;
}

/**
 * One primitive operation: all that anyone has to know of it. `Inputs` is the tuple of tensors that it takes. The
 * entries stand in one table, `operations/table.ts`, where differentiation and the engines look them up.
 */
export interface Operation<Inputs extends readonly Tensor[] = readonly Tensor[]> {
  /** As ONNX calls it, where ONNX has a word for it. */
  readonly name: string;
  /** Whether each element of the output depends on the elements in its place alone. */
  readonly elementwise?: boolean;
  /** @throws GraphError where the inputs do not go together. */
  infer(inputs: Inputs, attributes: Attributes): Signature;
  /**
   * The vector-Jacobian product: from the gradient of the loss by the output (of the output's shape) to the gradients
   * by the inputs (of their shapes); `undefined` for an input without one. No rule: nothing flows through.
   */
  gradient?(gradient: Tensor, inputs: Inputs, output: Tensor): readonly (Tensor | undefined)[];
  /**
   * The same of an operation with several results, which {@link resultOf} picks by number: from the gradients by those
   * of them that the loss depends on.
   */
  gradientOfResults?(
    gradients: ReadonlyMap<number, Tensor>,
    inputs: Inputs,
    output: Tensor,
    tools: GraphTools,
  ): readonly (Tensor | undefined)[];
  /** How ONNX says it. */
  readonly onnx: OnnxRule;
}

/**
 * Makes the node that computes `operation` from `inputs`. Transpositions, and repetitions of gradients, move behind
 * elementwise operations: the result may be a transposition of what the operation makes of the inputs before it.
 */
export function apply<Inputs extends readonly Tensor[]>(
  operation: Operation<Inputs>,
  inputs: Inputs,
  attributes: Attributes = {},
): Tensor {
  const before = operation.elementwise === true ? beforeTransposition(inputs) : undefined;
  if (before !== undefined) {
    // As many inputs of the same types as were given.
    return transpose(apply(operation, before.inputs as unknown as Inputs, attributes), before.permutation);
  }
  const single = operation.elementwise === true ? beforeExpansion(inputs) : undefined;
  if (single !== undefined) return spread(apply(operation, single.inputs as unknown as Inputs, attributes), single.shape);
  const { shape, type } = operation.infer(inputs, attributes);
  return { operation: operation.name, inputs, attributes, shape, type };
}
