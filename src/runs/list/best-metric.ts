import type { RunRecord } from '../record/record.js';

/** The value of a metric that says most about a run. */
export interface BestMetric {
  /** `val_accuracy` */
  readonly name: string;
  readonly value: number;
  /** From 1. */
  readonly epoch: number;
}

/** Metrics of which more is better, by a part of their names; of all others less is. */
const better = /acc|auc|precision|recall|f1|f_?beta|iou|dice|r2|cosine_similarity|top_?k|hits/i;

/** Whether more of a metric is better, by its name, as Keras's callbacks guess it. */
export const isMoreBetter = (metric: string): boolean => better.test(metric) && !metric.endsWith('loss');

/**
 * The best value over a run's epochs: of the first metric on validation data, else of the validation loss, else of
 * training. Null before the end of the first epoch, and where no value is finite.
 */
export function bestMetric({ epochs, settings }: Pick<RunRecord, 'epochs' | 'settings'>): BestMetric | null {
  const [metric] = settings?.metrics ?? [];
  const candidates = [...(metric === undefined ? [] : [`val_${metric}`]), 'val_loss', ...(metric === undefined ? [] : [metric]), 'loss'];
  const name = candidates.find((candidate) => epochs.some(({ metrics }) => Number.isFinite(metrics[candidate])));
  if (name === undefined) return null;
  const sign = isMoreBetter(name) ? 1 : -1;
  let best: BestMetric | null = null;
  for (const { epoch, metrics } of epochs) {
    const value = metrics[name] ?? NaN;
    if (Number.isFinite(value) && (best === null || sign * value > sign * best.value)) best = { name, value, epoch };
  }
  return best;
}
