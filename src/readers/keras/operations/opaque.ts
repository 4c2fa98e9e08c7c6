import type { CallSource, Config, Maybe, Shape, SourceRange, Unknown } from '../../../spec/index.js';
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

/** One for what is not known, where the reason lies; {@link elsewhere} is where it stands in the program if the reason does not say. */
export function opaqueFor(session: KerasSession, reason: Unknown, elsewhere: SourceRange, outputShape?: Maybe<Shape>): OpaqueOperation {
  const range = reason.range ?? elsewhere;
  return new OpaqueOperation(session, { range, callee: range, argumentList: { ...range, start: range.end }, arguments: [] }, reason, outputShape);
}
