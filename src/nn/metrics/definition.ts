import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';
import type { Comparison } from '../losses/index.js';

/** How the values of the steps make the value of an epoch, each weighted by its number of samples. */
export type MetricSummary = 'mean' | 'rootMeanSquare';

/** A metric: its arguments and its formula in graph operations. */
export interface MetricDefinition extends CatalogueEntry {
  readonly summary: MetricSummary;
  /** Whether more of it is better, as Keras's `_direction` has it; less is, of the others. */
  readonly higherIsBetter?: true;
  /** The value for one batch, a scalar. @throws TargetError where the target does not go with the prediction. */
  compute(comparison: Comparison, config: Config): Tensor;
}
