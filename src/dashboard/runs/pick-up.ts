import * as vscode from 'vscode';
import { goesOn, RunList } from '../../runs/index.js';
import type { Disposable } from '../emitter.js';
import type { RunManager } from '../run-manager.js';
import { addressOf } from './recorded-target.js';

/** Where this workspace keeps the directory of the run that was shown last. */
const memory = 'gradlens.shownRun';

/**
 * Shows what was shown before the window was reloaded, or a training of a file of this workspace that goes on; and keeps in
 * mind what is shown from now on.
 */
export function pickUpRuns(context: vscode.ExtensionContext, runs: RunManager, folder: string, unreadable: (message: string) => void): Disposable {
  void pickUp(context, runs, folder).catch((error: unknown) => unreadable(error instanceof Error ? error.message : String(error)));
  return runs.onDidChangeRun((change) => {
    if (change === 'started') void context.workspaceState.update(memory, runs.currentRun?.directory);
  });
}

async function pickUp(context: vscode.ExtensionContext, runs: RunManager, folder: string): Promise<void> {
  const all = await new RunList(folder).read();
  const isHere = ({ source }: (typeof all)[number]): boolean => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(addressOf(source))) !== undefined;
  const shown = context.workspaceState.get<string>(memory);
  const found = all.find((run) => goesOn(run.status) && isHere(run)) ?? all.find(({ directory }) => directory === shown);
  // The user may have been faster.
  if (found !== undefined && runs.currentRun === undefined) await runs.show(found.directory);
}
