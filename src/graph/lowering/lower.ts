import { flagAttribute, numbersAttribute } from '../attribute.js';
import { biasPerFilter } from '../onnx/fusion.js';
import { countUses } from '../onnx/uses.js';
import { apply } from '../operation.js';
import { operationOf, permutationOf, reduceMax, reduceMean, reduceSum, reshape, transpose } from '../operations/index.js';
import { topologicalOrder } from '../order.js';
import type { Tensor } from '../tensor.js';
import { convolutionByPatches } from './convolution.js';
import { poolingByParts } from './pooling.js';

/**
 * The same values by operations that are quicker to compute and to differentiate: convolutions as products of patches,
 * and poolings by comparing neighbours. Both work on images with the channels last; the transpositions between layers
 * that this leaves without use go away.
 * @returns What each root has become.
 */
export function lower(roots: readonly Tensor[]): readonly Tensor[] {
  const order = topologicalOrder(roots);
  if (!order.some(({ operation }) => operation === 'Conv' || operation === 'MaxPool')) return roots;
  const uses = countUses(order, roots);
  const lowered = new Map<Tensor, Tensor>();
  const now = (tensor: Tensor): Tensor => lowered.get(tensor) ?? tensor;
  for (const tensor of order) {
    const inputs = tensor.inputs.map(now);
    lowered.set(tensor, biasedConvolution(tensor, uses, now) ?? loweredNode({ ...tensor, inputs }) ?? rebuilt(tensor, inputs));
  }
  return roots.map(now);
}

function loweredNode(tensor: Tensor): Tensor | undefined {
  if (tensor.operation === 'Conv') return convolutionByPatches(tensor);
  return tensor.operation === 'MaxPool' ? poolingByParts(tensor) : undefined;
}

/** A convolution and the sum that is its only use, where that adds one number to each filter. */
function biasedConvolution(sum: Tensor, uses: ReadonlyMap<Tensor, number>, now: (tensor: Tensor) => Tensor): Tensor | undefined {
  const [convolution, added] = sum.inputs;
  if (sum.operation !== 'Add' || convolution?.operation !== 'Conv' || added === undefined) return undefined;
  const bias = uses.get(convolution) === 1 ? biasPerFilter(added, convolution) : undefined;
  return bias && convolutionByPatches({ ...convolution, inputs: convolution.inputs.map(now) }, now(bias));
}

/** A node on other inputs, made anew where its inputs' transpositions can move behind it. */
function rebuilt(tensor: Tensor, inputs: readonly Tensor[]): Tensor {
  const [x] = inputs;
  if (x === undefined || inputs.every((input, index) => input === tensor.inputs[index])) return tensor;
  const operation = operationOf(tensor);
  if (operation.elementwise === true) return apply(operation, inputs, tensor.attributes);
  switch (tensor.operation) {
    case 'Transpose':
      return transpose(x, permutationOf(tensor));
    case 'Reshape':
      return reshape(x, tensor.shape);
    case 'ReduceSum':
    case 'ReduceMean':
    case 'ReduceMax': {
      const reduce = { ReduceSum: reduceSum, ReduceMean: reduceMean, ReduceMax: reduceMax }[tensor.operation];
      return reduce(x, [...numbersAttribute(tensor.attributes, 'axes')], flagAttribute(tensor.attributes, 'keepDimensions'));
    }
    default:
      return { ...tensor, inputs };
  }
}
