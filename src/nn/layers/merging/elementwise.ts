import { add, expand, maximum, minimum, multiply, reshape, subtract, type Tensor } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { mergedMask } from '../masks.js';
import { pairwise, pairwiseWhereThere, productWhereThere, type Merge } from './masked.js';
import { mergedShape, refuse } from './shapes.js';

/** A layer that merges its inputs element by element (keras/src/layers/merging/base_merge.py). */
function merging(className: string, merge: Merge, inputCount?: number): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters: [],
    outputShape(_config, inputs) {
      if (inputCount !== undefined && inputs.length !== inputCount) refuse(className, inputs);
      return mergedShape(className, inputs);
    },
    weights: () => [],
    forward(context, _config, inputs) {
      const rank = Math.max(...inputs.map(({ shape }) => shape.length));
      const [first, ...others] = inputs.map((x, index) => ({ x: aligned(x, rank), isThere: elementsThere(x, rank, context.mask(index)) }));
      // One tensor alone would come from an operation with a number, which is another thing.
      if (first === undefined || others.length === 0) return refuse(className, inputs.map(({ shape }) => shape));
      return merge([first, ...others]);
    },
    outputMask: (context, _config, inputs) => mergedMask(inputs.map((_, index) => context.mask(index))),
  };
}

/** A tensor with axes of length 1 behind the batch until it has `rank` axes. */
function aligned(x: Tensor, rank: number): Tensor {
  const [batch = 1, ...sample] = x.shape;
  return reshape(x, [batch, ...new Array<number>(rank - x.shape.length).fill(1), ...sample]);
}

/** Which elements of an aligned input are not masked, by a mask that lacks the last axis. */
function elementsThere(x: Tensor, rank: number, mask: Tensor | null): Tensor | null {
  return mask === null ? null : aligned(expand(reshape(mask, [...mask.shape, 1]), x.shape), rank);
}

const sum = pairwise(add);

/** The layers that merge element by element. */
export const elementwiseMergingLayers: readonly LayerDefinition[] = [
  merging('Add', sum),
  merging('Subtract', pairwise(subtract), 2),
  merging('Multiply', productWhereThere),
  merging('Average', (inputs) => multiply(sum(inputs), 1 / inputs.length)),
  merging('Maximum', pairwiseWhereThere(maximum)),
  merging('Minimum', pairwiseWhereThere(minimum)),
];
