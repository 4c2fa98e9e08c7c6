import * as vscode from 'vscode';
import type { TrialWatch } from '../supervisor/index.js';

/** Shows how far short trainings are, with a button that ends them. */
export function watched<Result>(title: string, stopping: AbortController, begin: (watch: TrialWatch) => Promise<Result>): Thenable<Result> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (progress, cancellation) => {
    cancellation.onCancellationRequested(() => stopping.abort());
    let shown = 0;
    return begin({
      signal: stopping.signal,
      onProgress: ({ message, fraction }) => {
        const percent = Math.round(100 * (fraction ?? 0));
        progress.report({ message, increment: Math.max(0, percent - shown) });
        shown = Math.max(shown, percent);
      },
    });
  });
}
