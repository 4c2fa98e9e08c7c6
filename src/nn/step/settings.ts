import type { ElementType } from '../../graph/index.js';
import type { CompileStep, ModelSpec } from '../../spec/index.js';

/** What the samples of a data array are like. */
export interface SampleType {
  readonly type: ElementType;
  /** Of one sample, without the batch. */
  readonly shape: readonly number[];
}

/** What a step graph is built from. */
export interface StepSettings {
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly batchSize: number;
  readonly x: SampleType;
  readonly y: SampleType;
}

/** The plan asks for something that cannot be trained (yet). The message says what, and what to do instead. */
export class NotTrainableError extends Error {
  override readonly name = 'NotTrainableError';

  constructor(
    message: string,
    /** The id of the layer it is about. */
    readonly layer?: string,
  ) {
    super(message);
  }
}
