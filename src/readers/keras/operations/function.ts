import type { CallArgument, CallSource, Config, Maybe, Shape } from '../../../spec/index.js';
import { tupleValue, type Context, type HostValue, type Value } from '../../python/index.js';
import type { KerasSession } from '../session.js';
import type { Application, Inference, Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** A function applied to tensors, such as `x + y`: a node of the model without weights. */
export class FunctionOperation implements Operation, HostValue {
  readonly kind = 'host';
  readonly typeName = 'function';
  readonly id: string;
  readonly config: Config = {};
  readonly isWeightless = true;
  readonly applications: Application[] = [];

  constructor(
    readonly session: KerasSession,
    readonly className: string,
    private readonly shapes: readonly [Maybe<Shape>, ...Maybe<Shape>[]],
    readonly source: CallSource,
    readonly name = session.names.next(className),
  ) {
    this.id = session.passingId(this.name);
  }

  infer(): Inference {
    return { outputShape: this.shapes[0], ...(this.shapes.length > 1 ? { outputShapes: this.shapes } : {}), weights: [] };
  }

  /** The same function in a copy of the model. */
  copy(): FunctionOperation {
    return new FunctionOperation(this.session, this.className, this.shapes, this.source, this.name);
  }
}

/**
 * Applies a function to tensors, at least one: a new operation each time, as in Keras.
 * @param given All arguments, for whoever computes it; without them it is known by its shape alone.
 */
export function applyFunction(
  className: string, inputs: readonly [Tensor, ...Tensor[]], shape: Maybe<Shape>, context: Context, given?: readonly CallArgument[],
): Tensor {
  return new Tensor(applied(className, inputs[0].operation.session, inputs, [shape], context, given), 0, shape, inputs[0].dtype);
}

/** The same for a function that gives several tensors. */
export function applySplit(
  className: string, inputs: readonly [Tensor, ...Tensor[]], shapes: readonly [Maybe<Shape>, ...Maybe<Shape>[]], context: Context,
  given?: readonly CallArgument[],
): Value {
  const operation = applied(className, inputs[0].operation.session, inputs, shapes, context, given);
  return tupleValue(shapes.map((shape, output) => new Tensor(operation, 0, shape, inputs[0].dtype, output)));
}

/** A tensor that comes from no other: a weight, zeros, random numbers. */
export function constantTensor(className: string, session: KerasSession, shape: Maybe<Shape>, context: Context): Tensor {
  return new Tensor(applied(className, session, [], [shape], context), 0, shape, 'float32');
}

function applied(
  className: string, session: KerasSession, inputs: readonly Tensor[], shapes: readonly [Maybe<Shape>, ...Maybe<Shape>[]], { range }: Context,
  given?: readonly CallArgument[],
): FunctionOperation {
  const end = { ...range, start: range.end };
  const operation = new FunctionOperation(session, className, shapes, { range, callee: range, argumentList: end, arguments: [] });
  operation.applications.push({ inputs, inference: operation.infer(), arguments: given });
  return operation;
}
