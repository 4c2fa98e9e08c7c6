import * as l10n from '@vscode/l10n';
import type { TrainerEvent } from '../../protocol/index.js';
import type { RunState } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import type { Reporter } from './reporter.js';

const count = new Intl.NumberFormat('en-US');
const barWidth = 24;

/** A line an epoch, as Keras prints it, and a progress bar where there is a terminal. */
export class TextReporter implements Reporter {
  constructor(private readonly console: Console) {}

  event(event: TrainerEvent, state: RunState): void {
    switch (event.type) {
      case 'preparing':
        this.console.progress(event.message);
        return;
      case 'started':
        this.console.note(
          l10n.t('Training {0} on {1}: {2} parameters, {3} samples, {4} steps an epoch.', event.model, event.engine, count.format(event.parameters), count.format(event.trainSamples), count.format(event.stepsPerEpoch)),
        );
        return;
      case 'telemetry':
        if (event.notFinite !== undefined) this.console.note(event.notFinite.message);
        this.console.progress(progressLine(state));
        return;
      case 'epoch':
        this.console.out(`${l10n.t('Epoch {0}/{1}', event.epoch, state.started?.epochs ?? event.epoch)}  ${formatMetrics(event.metrics)}  ${event.seconds.toFixed(1)} s`);
        return;
      case 'finished':
        this.console.out(
          event.outcome === 'completed'
            ? l10n.t('Finished: {0} steps in {1} s. {2}', count.format(event.steps), event.seconds.toFixed(1), formatMetrics(event.metrics))
            : l10n.t('Stopped after {0} steps. {1}', count.format(event.steps), formatMetrics(event.metrics)),
        );
        return;
      case 'callback':
      case 'failed':
        this.console.note(event.message);
        return;
      case 'paused':
      case 'resumed':
      case 'ready':
      case 'probed':
        return;
    }
  }

  crashed(message: string): void {
    this.console.note(message);
  }
}

function progressLine({ started, step, status }: RunState): string {
  if (started === null) return '';
  const done = Math.min(step / started.totalSteps, 1);
  const filled = Math.round(done * barWidth);
  const bar = '━'.repeat(filled) + '╌'.repeat(barWidth - filled);
  const left = status.state === 'running' && status.secondsLeft !== undefined ? `  ${l10n.t('{0} s left', Math.ceil(status.secondsLeft))}` : '';
  return `${bar} ${(100 * done).toFixed(0).padStart(3)} %  ${count.format(step)}/${count.format(started.totalSteps)}${left}`;
}

function formatMetrics(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${value.toFixed(4)}`)
    .join('  ');
}
