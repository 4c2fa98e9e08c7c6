import * as l10n from '@vscode/l10n';
import type { BestMetric } from './best-metric.js';
import type { RunSummary } from './summary.js';

/** The state of a run in a word, for people. */
export function statusText(status: RunSummary['status']): string {
  switch (status) {
    case 'preparing':
      return l10n.t('preparing');
    case 'running':
      return l10n.t('running');
    case 'paused':
      return l10n.t('paused');
    case 'completed':
      return l10n.t('completed');
    case 'stopped':
      return l10n.t('stopped');
    case 'failed':
      return l10n.t('failed');
    case 'interrupted':
      return l10n.t('interrupted');
    case 'unknown':
      return l10n.t('not heard of');
  }
}

/** `val_accuracy 0.873` */
export const metricText = ({ name, value }: BestMetric): string => `${name} ${value.toPrecision(4)}`;

/** `4.2 s`, `3 min 20 s`, `1 h 5 min` */
export function durationText(seconds: number): string {
  if (seconds < 60) return l10n.t('{0} s', seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return l10n.t('{0} min {1} s', minutes, Math.floor(seconds % 60));
  return l10n.t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}
