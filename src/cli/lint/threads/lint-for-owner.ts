import { parentPort, workerData } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { FileLinter } from '../file-linter.js';
import type { ThreadAnswer, ThreadData, ThreadRequest } from './messages.js';

/** Lints the files that this thread is sent. */
export function lintForOwner(): void {
  const { options, texts } = workerData as ThreadData;
  if (texts !== null) l10n.config({ fsPath: texts });
  const linter = new FileLinter(options);
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (path: ThreadRequest) => {
    // What goes wrong in this program ends the thread, and its owner is told.
    last = last.then(() => linter.lint(path)).then((report: ThreadAnswer) => parentPort?.postMessage(report));
  });
}
