import type { StepGraph, Tensor } from '../../graph/index.js';

/** A measurement that is √Σ x² over all elements of some tensors, summed in float64. */
export interface Norm {
  /** Of the measurement. */
  readonly name: string;
  readonly tensors: readonly Tensor[];
  /** The nodes that make float64 of the tensors. */
  readonly widened: readonly Tensor[];
}

/** The measurements of a graph that are Euclidean norms as src/nn/step/norm.ts writes them. */
export function normsOf({ measurements }: StepGraph): readonly Norm[] {
  return measurements.flatMap(({ name, tensor }) => {
    const root = narrowed(tensor);
    const widened = root?.operation === 'Sqrt' ? summed(root.inputs[0]) : undefined;
    return widened === undefined ? [] : [{ name, tensors: widened.flatMap(({ inputs: [x] }) => x ?? []), widened }];
  });
}

/** What becomes the tensor where its float64 is cut to float32. */
function narrowed({ operation, type, inputs: [inner] }: Tensor): Tensor | undefined {
  return operation === 'Cast' && type === 'float32' && inner?.type === 'float64' ? inner : undefined;
}

/** The float64 tensors whose squares a sum is that of, if it is one. */
function summed(sum: Tensor | undefined): readonly Tensor[] | undefined {
  if (sum?.operation === 'ReduceSumSquare') {
    const [wide] = sum.inputs;
    return wide?.operation === 'Cast' && wide.inputs[0]?.type === 'float32' ? [wide] : undefined;
  }
  if (sum?.operation !== 'Add') return undefined;
  const [left, right] = sum.inputs.map(summed);
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}
