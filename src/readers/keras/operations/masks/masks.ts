import { isUnknown, type Maybe, type Shape } from '../../../../spec/index.js';
import { tupleValue, type Call, type Context, type Value } from '../../../python/index.js';
import { tensorsIn } from '../apply.js';
import { applyFunction } from '../function.js';
import type { Operation } from '../operation.js';
import { Tensor } from '../tensor.js';
import { merging, passesMask, readsMask } from './by-class.js';

/**
 * The masks that become inputs of a call. Keras notes a mask that it finds on the only input where the call is given
 * nothing else; everything else makes a copy of the arguments, and what is found is not noted in the graph
 * (keras/src/layers/layer.py, `__call__`, steps 1 and 6).
 */
export function masksFor(operation: Operation, call: Call): readonly Tensor[] {
  const [only, ...others] = call.positional;
  if (!(only?.value instanceof Tensor) || others.length > 0 || call.keywords.size > 0) return [];
  const { mask } = only.value;
  return mask !== null && (operation.masking?.reads ?? readsMask(operation.className)) ? [mask] : [];
}

/** A value whose first tensor has a mask. */
export function withMask(value: Value, mask: Tensor | null): Value {
  if (mask === null) return value;
  if (value instanceof Tensor) return new Tensor(value.operation, value.application, value.shape, value.dtype, value.output, mask);
  return value.kind === 'tuple' ? tupleValue(value.items.map((item, index) => (index === 0 ? withMask(item, mask) : item))) : value;
}

/** The mask of what a layer gives, as its `compute_mask` finds it out; null where there is none. Functions that it takes are nodes of the graph. */
export function maskAfter(operation: Operation, call: Call): Tensor | null {
  const inputs = tensorsIn(call.positional[0]?.value ?? [...call.keywords.values()][0]?.value ?? tupleValue([]));
  const [first] = inputs;
  if (first === undefined) return null;
  const explicit = call.keywords.get('mask')?.value;
  const given = explicit instanceof Tensor ? explicit : first.mask;
  if (operation.masking !== undefined) return operation.masking.after(first, given);
  const { className, config } = operation;
  if (className === 'Embedding') return config['mask_zero'] === true ? applyFunction('NotEqual', [first], first.shape, call) : null;
  if (className === 'Masking') return anyOf(applyFunction('NotEqual', [first], first.shape, call), call);
  if (merging.has(className)) return either(inputs, call);
  if (className === 'Concatenate') return concatenated(inputs, call);
  return passesMask(className, config) ? given : null;
}

function either(inputs: readonly Tensor[], context: Context): Tensor | null {
  const [first, ...others] = inputs.map(({ mask }) => mask);
  if (first === undefined || first === null) return null;
  return others.reduce<Tensor | null>((one, other) => (one === null || other === null ? null : applyFunction('LogicalOr', [one, other], one.shape, context)), first);
}

/** keras/src/layers/merging/concatenate.py, `compute_mask`. */
function concatenated(inputs: readonly Tensor[], context: Context): Tensor | null {
  if (inputs.every(({ mask }) => mask === null)) return null;
  const masks = inputs.map((input) => {
    const { mask } = input;
    if (mask === null) return applyFunction('OnesLike', [input], input.shape, context);
    if (isUnknown(mask.shape) || isUnknown(input.shape) || mask.shape.length >= input.shape.length) return mask;
    const wide = applyFunction('ExpandDims', [mask], [...mask.shape, 1], context);
    return applyFunction('LogicalOr', [wide, applyFunction('ZerosLike', [input], input.shape, context)], input.shape, context);
  });
  const [first, ...others] = masks;
  return first === undefined ? null : anyOf(applyFunction('Concatenate', [first, ...others], first.shape, context), context);
}

/** Whether any number along the last axis is true. */
function anyOf(tensor: Tensor, context: Context): Tensor {
  const shape: Maybe<Shape> = isUnknown(tensor.shape) ? tensor.shape : tensor.shape.slice(0, -1);
  return applyFunction('Any', [tensor], shape, context);
}
