import { add, maximum, minimum, multiply, reshape, subtract, type Tensor } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { mergedMask } from '../masks.js';
import { mergedShape, refuse } from './shapes.js';

type Inputs = readonly [Tensor, ...Tensor[]];

/** A layer that merges its inputs element by element (keras/src/layers/merging/base_merge.py). */
function merging(className: string, merge: (inputs: Inputs) => Tensor, inputCount?: number): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters: [],
    outputShape(_config, inputs) {
      if (inputCount !== undefined && inputs.length !== inputCount) refuse(className, inputs);
      return mergedShape(className, inputs);
    },
    weights: () => [],
    forward(_context, _config, inputs) {
      const [first, ...others] = inputs;
      // One tensor alone would come from an operation with a number, which is another thing.
      if (first === undefined || others.length === 0) return refuse(className, inputs.map(({ shape }) => shape));
      const rank = Math.max(...inputs.map(({ shape }) => shape.length));
      return merge([aligned(first, rank), ...others.map((one) => aligned(one, rank))]);
    },
    outputMask: (context, _config, inputs) => mergedMask(inputs.map((_, index) => context.mask(index))),
  };
}

/** A tensor with axes of length 1 behind the batch until it has `rank` axes. */
function aligned(x: Tensor, rank: number): Tensor {
  const [batch = 1, ...sample] = x.shape;
  return reshape(x, [batch, ...new Array<number>(rank - x.shape.length).fill(1), ...sample]);
}

const pairwise =
  (operation: (one: Tensor, other: Tensor) => Tensor) =>
  ([first, ...others]: Inputs): Tensor =>
    others.reduce((merged, next) => operation(merged, next), first);

const sum = pairwise(add);

/** The layers that merge element by element. */
export const elementwiseMergingLayers: readonly LayerDefinition[] = [
  merging('Add', sum),
  merging('Subtract', pairwise(subtract), 2),
  merging('Multiply', pairwise(multiply)),
  merging('Average', (inputs) => multiply(sum(inputs), 1 / inputs.length)),
  merging('Maximum', pairwise(maximum)),
  merging('Minimum', pairwise(minimum)),
];
