import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunManager } from './run-manager.js';
import { statusBarText } from './status-text.js';
import { Throttle } from './throttle.js';

/** Often enough to be live, seldom enough to be read. */
const period = 500;

/** Shows a running training in the status bar; a click opens the dashboard. */
export function registerStatusBar(runs: RunManager): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('gradlens.training', vscode.StatusBarAlignment.Left);
  item.name = l10n.t('GradLens training');
  item.command = 'gradlens.dashboard.focus';
  const update = () => {
    const { currentRun, status } = runs;
    const text = statusBarText(status, currentRun?.description ?? null, currentRun?.latest('loss'));
    if (text === undefined) {
      item.hide();
      return;
    }
    item.text = text;
    item.tooltip = l10n.t('GradLens is training {0}. Click to see it.', currentRun?.name ?? '');
    item.show();
  };
  const throttle = new Throttle(period, update);
  return vscode.Disposable.from(item, throttle, runs.onDidChange(() => throttle.request()));
}
