import * as l10n from '@vscode/l10n';
import type { DashboardRun, RunStatus } from '../protocol/index.js';

/** The text of the status bar while something goes on; undefined when there is nothing to say. */
export function statusBarText(status: RunStatus, run: DashboardRun | null, loss: number | undefined): string | undefined {
  switch (status.state) {
    case 'preparing':
      return `$(loading~spin) ${l10n.t('Preparing')}`;
    case 'running':
      return `$(graph-line) ${progressText(status.step, run, loss)}`;
    case 'paused':
      return `$(debug-pause) ${l10n.t('Paused')} · ${progressText(status.step, run, loss)}`;
    case 'stopping':
      return `$(loading~spin) ${l10n.t('Stopping')}`;
    case 'idle':
    case 'completed':
    case 'stopped':
    case 'failed':
    case 'unknown':
      return undefined;
  }
}

function progressText(step: number, run: DashboardRun | null, loss: number | undefined): string {
  const percent = run === null ? '' : new Intl.NumberFormat(undefined, { style: 'percent' }).format(step / run.totalSteps);
  return loss === undefined ? percent : `${percent} · ${l10n.t('loss {0}', Number.isFinite(loss) ? loss.toPrecision(3) : String(loss))}`;
}
