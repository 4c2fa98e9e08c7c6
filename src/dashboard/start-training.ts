import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withData } from './choose-data.js';
import type { CommandParts } from './commands.js';
import type { RunManager } from './run-manager.js';
import { trainingSettings } from './settings.js';
import { targetName, type TrainingChoice, type TrainingTarget } from './target.js';

/** What it takes to start a training. */
export type StartParts = Pick<CommandParts, 'context' | 'log' | 'runs' | 'view' | 'resolveTarget'>;

/** Starts the training of a chosen fit, or of the one in the editor in front, and shows it; what is in the way is said. */
export async function startTraining({ context, log, runs, view, resolveTarget }: StartParts, choice: TrainingChoice | undefined): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void askForTrust();
    return;
  }
  const found = await resolveTarget(choice);
  if (typeof found === 'string') {
    log.warn(found);
    void vscode.window.showWarningMessage(found);
    return;
  }
  const target = choice?.data === undefined ? await withData(found, trainingSettings(context, found.uri).data) : { ...found, data: choice.data };
  if (target === null) return;
  if (runs.active && !(await mayReplace(runs, target))) return;
  // Without a choice of a fit the file is run as Python would run it.
  await runs.start({ ...target, runsAll: choice?.runsAll ?? choice === undefined }, trainingSettings(context, target.uri));
  await view.show();
}

async function askForTrust(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const message = l10n.t('GradLens does not train in Restricted Mode, since training writes files and uses your processor. Trust this workspace to train; reading and advice work without.');
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** Asks before a running training is stopped for another one, and stops it. */
async function mayReplace(runs: RunManager, next: TrainingTarget): Promise<boolean> {
  const stop = l10n.t('Stop It and Train');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('{0} is being trained. Stop it and train {1}?', runs.currentRun?.name ?? '', targetName(next)),
    { modal: true, detail: l10n.t('What it measured so far stays in its run folder.') },
    stop,
  );
  if (answer !== stop) return false;
  await runs.stop();
  return true;
}

/** A command's argument may come from anywhere, such as a key binding: the address may be a text or an object of VS Code. */
export function choiceOf(argument: unknown): TrainingChoice | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, fitStep, runsAll, data } = argument as Partial<Record<keyof TrainingChoice, unknown>>;
  const address = uri instanceof vscode.Uri ? uri.toString() : uri;
  if (typeof address !== 'string' || typeof fitStep !== 'number') return undefined;
  return { uri: address, fitStep, ...(typeof runsAll === 'boolean' ? { runsAll } : {}), ...(typeof data === 'string' ? { data } : {}) };
}
