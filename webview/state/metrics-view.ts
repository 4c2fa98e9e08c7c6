import type { DashboardEpoch } from '../../src/protocol/index.js';
import type { Formatter } from '../format/index.js';

/** One row of the table of the last epoch: a metric of the training data and, where there is one, of the validation data. */
export interface MetricRow {
  readonly name: string;
  readonly training: string;
  readonly validation: string;
}

const validationPrefix = 'val_';

/** The metrics of the latest epoch, the loss first, as Keras logs them: `accuracy` beside `val_accuracy`. */
export function metricRows(epochs: readonly DashboardEpoch[], format: Formatter): MetricRow[] {
  const metrics = epochs.at(-1)?.metrics ?? {};
  const names = new Set(Object.keys(metrics).map((key) => (key.startsWith(validationPrefix) ? key.slice(validationPrefix.length) : key)));
  const show = (value: number | undefined) => (value === undefined ? '' : format.metric(value));
  return [...names]
    .sort((left, right) => Number(right === 'loss') - Number(left === 'loss'))
    .map((name) => ({ name, training: show(metrics[name]), validation: show(metrics[`${validationPrefix}${name}`]) }));
}
