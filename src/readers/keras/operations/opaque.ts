import type { CallSource, Config, Maybe, Shape, Unknown } from '../../../spec/index.js';
import type { HostValue } from '../../python/index.js';
import type { KerasSession } from '../session.js';
import type { Application, Inference, Operation } from './operation.js';

/** Something in a model of which only the place is known. */
export class OpaqueOperation implements Operation, HostValue {
  readonly kind = 'host';
  readonly typeName = 'layer';
  readonly className = 'Layer';
  readonly name = 'layer';
  readonly id: string;
  readonly config: Config = {};
  readonly isWeightless = false;
  readonly applications: Application[] = [];

  constructor(
    readonly session: KerasSession,
    readonly source: CallSource,
    private readonly reason: Unknown,
    /** The shape of what it gives, where that is known all the same. */
    private readonly outputShape: Maybe<Shape> = reason,
  ) {
    this.id = session.uniqueId(this.name);
  }

  infer(): Inference {
    return { outputShape: this.outputShape, weights: this.reason };
  }
}
