import { isUnknown, type Maybe, type Shape } from '../../../spec/index.js';
import { LayerValue } from '../operations/layer.js';
import type { Application, Inference, Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import type { ModelGraph } from './graph.js';
import { ModelValue } from './model.js';

/** Larger models keep the shapes that they were made with. */
const maximumUses = 500;

/**
 * The shapes of a functional model's outputs where it is called on inputs that say more than its own: `(None, None, 3)` on
 * pictures of 180 by 180 (keras/src/models/functional.py, `compute_output_spec`). `undefined` where they say no more.
 */
export function shapesPassed(
  { uses }: ModelGraph, inputs: readonly Tensor[], outputs: readonly Tensor[], given: readonly Shape[],
): readonly Maybe<Shape>[] | undefined {
  if (uses.length > maximumUses || given.length !== inputs.length || !inputs.some(({ shape }, index) => saysMore(given[index], shape))) return undefined;
  const inferences = new Map<Application, Inference>();
  const shapeOf = (tensor: Tensor): Maybe<Shape> => {
    const place = inputs.findIndex(({ operation, application }) => operation === tensor.operation && application === tensor.application);
    const made = tensor.operation.applications[tensor.application];
    const inference = made === undefined ? undefined : inferences.get(made);
    const passed = tensor.output === 0 ? inference?.outputShape : inference?.outputShapes?.[tensor.output];
    return (place >= 0 ? given[place] : passed) ?? tensor.shape;
  };
  for (const { operation, application } of uses) {
    const made = operation.applications[application];
    if (made === undefined || made.inputs.length === 0 || !decidesByShapes(operation, made)) continue;
    const shapes = made.inputs.map(shapeOf).filter((shape): shape is Shape => !isUnknown(shape));
    if (shapes.length === made.inputs.length) inferences.set(made, operation.infer(shapes));
  }
  return outputs.map(shapeOf);
}

function saysMore(given: Shape | undefined, own: Maybe<Shape>): boolean {
  if (given === undefined || isUnknown(own) || given.length !== own.length) return false;
  return own.some((length, axis) => axis > 0 && length === null && given[axis] !== null);
}

/** Whether the shapes of all inputs of an operation, in their order, are what its rule asks for. */
function decidesByShapes(operation: Operation, { inputs }: Application): boolean {
  if (operation instanceof ModelValue) return operation.form !== 'Subclassed';
  return operation instanceof LayerValue && !operation.isOfFile && (inputs.length === 1 || operation.callArguments === undefined);
}
