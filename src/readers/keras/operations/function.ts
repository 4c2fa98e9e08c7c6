import type { CallSource, Config, Maybe, Shape } from '../../../spec/index.js';
import type { Context, HostValue } from '../../python/index.js';
import type { KerasSession } from '../session.js';
import type { Application, Inference, Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** A function applied to tensors, such as `x + y`: a node of the model without weights. */
class FunctionOperation implements Operation, HostValue {
  readonly kind = 'host';
  readonly typeName = 'function';
  readonly id: string;
  readonly name: string;
  readonly config: Config = {};
  readonly trainableAtFirst = true;
  readonly applications: Application[] = [];

  constructor(
    readonly session: KerasSession,
    readonly className: string,
    private readonly shape: Maybe<Shape>,
    readonly source: CallSource,
  ) {
    this.name = session.names.next(className);
    this.id = session.uniqueId(this.name);
  }

  infer(): Inference {
    return { outputShape: this.shape, weights: [] };
  }
}

/** Applies a function to tensors, at least one: a new operation each time, as in Keras. */
export function applyFunction(name: string, inputs: readonly [Tensor, ...Tensor[]], shape: Maybe<Shape>, context: Context): Tensor {
  const [first] = inputs;
  const { range } = context;
  const end = { ...range, start: range.end };
  const operation = new FunctionOperation(first.operation.session, name, shape, { range, callee: range, argumentList: end, arguments: [] });
  operation.applications.push({ inputs, inference: operation.infer() });
  return new Tensor(operation, 0, shape, first.dtype);
}
