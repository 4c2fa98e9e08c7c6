import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';
import type { Comparison } from '../losses/index.js';

/**
 * How the values of the steps make the value of an epoch: a mean, each step weighted by its number of samples, a mean of
 * squares, or what the last step says, of metrics that count since the epoch began.
 */
export type MetricSummary = 'mean' | 'rootMeanSquare' | 'last';

interface MetricEntry extends CatalogueEntry {
  /** Whether more of it is better, as Keras's `_direction` has it; less is, of the others. */
  readonly higherIsBetter?: true;
}

/** A metric that is a mean over what it says of each sample: its arguments and its formula in graph operations. */
export interface MeanMetric extends MetricEntry {
  readonly summary: 'mean' | 'rootMeanSquare';
  /**
   * What it says of each sample, or of each step of each: the first axes are those of the prediction.
   * @throws TargetError where the target does not go with the prediction.
   */
  values(comparison: Comparison, config: Config): Tensor;
}

/**
 * A metric that is no mean over samples, such as the precision: it counts, and its value is made of what it has counted since
 * the epoch began.
 */
export interface CountingMetric<Name extends string = string> extends MetricEntry {
  readonly summary: 'last';
  /**
   * The shapes of what is counted, from zero on.
   * @param units the length of the last axis of the output.
   */
  counts(config: Config, units: number): Readonly<Record<Name, readonly number[]>>;
  /** What one batch adds to each of the {@link counts}. @throws TargetError where the target does not go with the prediction. */
  count(comparison: Comparison, config: Config): Readonly<Record<Name, Tensor>>;
  /** What the counts come to, a scalar. */
  value(counts: Readonly<Record<Name, Tensor>>, config: Config): Tensor;
  /** Why there is no such scalar, or none yet, for people; left out where there always is one. */
  whyNot?(config: Config, units: number): string | undefined;
}

export type MetricDefinition = MeanMetric | CountingMetric;
