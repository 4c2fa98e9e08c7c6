import * as vscode from 'vscode';
import { goesOn, RunList } from '../../runs/index.js';
import type { Disposable } from '../emitter.js';
import type { RunManager } from '../run-manager.js';
import { addressOf } from './recorded-target.js';
import { recalled, remembered } from './shown-runs.js';

/** Where this workspace keeps which runs were shown last. */
const memory = 'gradlens.shownRuns';

/**
 * Shows what was shown before the window was reloaded, the runs beside it included, or a training of a file of this
 * workspace that goes on; and keeps in mind what is shown from now on.
 */
export function pickUpRuns(context: vscode.ExtensionContext, runs: RunManager, folder: string, unreadable: (message: string) => void): Disposable {
  void pickUp(context, runs, folder).catch((error: unknown) => unreadable(error instanceof Error ? error.message : String(error)));
  return runs.onDidChangeRun((change) => {
    if (change === 'started') void context.workspaceState.update(memory, remembered(runs));
  });
}

async function pickUp(context: vscode.ExtensionContext, runs: RunManager, folder: string): Promise<void> {
  const shown = await recalled(context.workspaceState.get(memory));
  const all = await new RunList(folder).read();
  const isHere = ({ source }: (typeof all)[number]): boolean => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(addressOf(source))) !== undefined;
  const active = all.find((run) => goesOn(run.status) && isHere(run));
  const found = active === undefined || shown.some(({ directory }) => directory === active.directory) ? shown : [active];
  // The user may have been faster.
  if (runs.currentRun === undefined) await runs.compare(found);
}
