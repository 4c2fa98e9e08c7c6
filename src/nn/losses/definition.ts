import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';

/** What a loss or a metric compares. */
export interface Comparison {
  /** What the data says: of the data's own element type, batch first. */
  readonly target: Tensor;
  /** What the model says: the model's output, float32. */
  readonly prediction: Tensor;
  /** Of a metric: how much samples, or steps of samples, count, (batch,) or (batch, steps); all the same where it is left out. */
  readonly weights?: Tensor;
}

/** A loss: its arguments, the targets it takes, and its formula in graph operations. */
export interface LossDefinition extends CatalogueEntry {
  /** Whether targets are the numbers of classes, or values of the prediction's own shape. */
  readonly targets: 'classes' | 'values';
  /**
   * The loss of each sample, before it is averaged over the batch: the prediction's shape without its last axis.
   * @throws TargetError where the target does not go with the prediction.
   */
  compute(comparison: Comparison, config: Config): Tensor;
  /** Which of the losses that it {@link compute}s count, bool, of their shape; null, or absent, where all do. */
  counted?(comparison: Comparison, config: Config): Tensor | null;
}
