import { onnxConvolution } from '../operations/convolution.js';
import { input } from '../operations/leaf.js';
import { gemmAttributes } from '../operations/matrix.js';
import { usedResults } from '../operations/result.js';
import { operationOf } from '../operations/table.js';
import { topologicalOrder } from '../order.js';
import type { Tensor } from '../tensor.js';
import { findBiasedProducts } from './fusion.js';
import { findRepetitions, writeRepetition } from './repetition.js';
import type { OnnxWriter } from './rule.js';
import { countUses } from './uses.js';

/**
 * Writes the nodes that compute `roots`, and returns under which name each value is found.
 * @param bound The names of values that are there already; what is behind them is not looked at.
 * @throws GraphError where an input is not bound.
 */
export function emit(
  roots: readonly Tensor[],
  bound: ReadonlyMap<Tensor, string>,
  writer: OnnxWriter,
): ReadonlyMap<Tensor, string> {
  const names = new Map(bound);
  const nameOf = (tensor: Tensor): string => names.get(tensor) ?? '';
  const order = topologicalOrder(roots, (tensor) => bound.has(tensor));
  const written = order.filter((tensor) => !bound.has(tensor));
  const uses = countUses(written, roots);
  const biased = findBiasedProducts(written, uses);
  const repeated = findRepetitions(written, uses);
  const used = usedResults(order);
  const absorbed = new Set([...biased.values(), ...repeated.values()].flatMap((fused) => fused.absorbed));
  for (const tensor of order) {
    if (names.has(tensor) || absorbed.has(tensor)) continue;
    const fused = biased.get(tensor);
    const repetition = repeated.get(tensor);
    if (repetition !== undefined) {
      names.set(tensor, writeRepetition(writer, nameOf(repetition.x), repetition.factors));
    } else if (fused === undefined) {
      const context = { used: used.get(tensor) ?? [], emit };
      const inputs = tensor.inputs.map(nameOf);
      names.set(tensor, writtenOtherwise(tensor, inputs, writer) ?? operationOf(tensor).onnx(writer, inputs, tensor, context));
    } else {
      const factors = [...fused.product.inputs.slice(0, 2), fused.bias].map(nameOf);
      const { operation, attributes } = fused.product;
      const isConvolution = operation === 'Conv';
      const said = isConvolution ? onnxConvolution(attributes) : gemmAttributes(attributes);
      names.set(tensor, writer.node(isConvolution ? 'Conv' : 'Gemm', factors, said));
    }
  }
  return names;
}

/** Writes a node as the writer would rather have it; `undefined` where it has no other wish. */
function writtenOtherwise(tensor: Tensor, inputs: readonly string[], writer: OnnxWriter): string | undefined {
  if (writer.inTermsOf === undefined) return undefined;
  // Of leaves, so that nothing behind the inputs is looked at.
  const leaves = tensor.inputs.map(({ shape, type }) => input('given', shape, type));
  const other = writer.inTermsOf({ ...tensor, inputs: leaves });
  return other && emit([other], new Map(leaves.map((leaf, index) => [leaf, inputs[index] ?? ''])), writer).get(other);
}
