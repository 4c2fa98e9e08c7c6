import type { ElementType } from '../../graph/index.js';
import type { CompileStep, ModelSpec, SourceRange } from '../../spec/index.js';

/** What the samples of a data array are like. */
export interface SampleType {
  readonly type: ElementType;
  /** Of one sample, without the batch. */
  readonly shape: readonly number[];
}

/** What a step graph is built from. */
export interface StepSettings {
  /** Without models among its layers (see {@link flattened}). */
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly batchSize: number;
  /** What the data is like; of a model of several inputs, for each of them. */
  readonly x: SampleType | readonly SampleType[];
  /** What the targets are like; of a model of several outputs, for each of them. */
  readonly y: SampleType | readonly SampleType[];
  /** Where samples have weights in the loss: what those are like. */
  readonly sampleWeight?: SampleType;
  /** The weights of classes in the loss; 1 for a class that is left out. */
  readonly classWeight?: ReadonlyMap<number, number>;
}

/** The name of each array of a batch, of `x` or of `y`: that itself where there is one, and `x/0`, `x/1` of several. */
export function batchNames(name: 'x' | 'y', count: number): readonly string[] {
  return count === 1 ? [name] : Array.from({ length: count }, (_, index) => `${name}/${index}`);
}

/** The plan asks for something that cannot be trained (yet). The message says what, and what to do instead. */
export class NotTrainableError extends Error {
  override readonly name = 'NotTrainableError';

  constructor(
    message: string,
    /** The id of the layer it is about. */
    readonly layer?: string,
    /** Where the code says what cannot be trained. */
    readonly range?: SourceRange,
  ) {
    super(message);
  }
}
