import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withData } from './choose-data.js';
import type { DashboardPanel } from './dashboard-panel.js';
import type { RunManager } from './run-manager.js';
import { openSample } from './samples.js';
import { trainingSettings } from './settings.js';
import { targetName, type TrainingChoice, type TrainingTarget } from './target.js';
import type { DashboardViewProvider } from './view-provider.js';

/** Finds what is to be trained; a text instead says, for people, why nothing can be. */
export type ResolveTarget = (choice: TrainingChoice | undefined) => Promise<TrainingTarget | string> | TrainingTarget | string;

export interface CommandParts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly runs: RunManager;
  readonly view: DashboardViewProvider;
  readonly panel: DashboardPanel;
  readonly resolveTarget: ResolveTarget;
}

/** Registers the commands of training. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const { context, log, runs, panel } = parts;
  const register = (name: string, action: (...args: readonly unknown[]) => Promise<void> | void) =>
    vscode.commands.registerCommand(`gradlens.${name}`, async (...args: readonly unknown[]) => {
      try {
        await action(...args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void report(log, error instanceof Error ? error.message : String(error));
      }
    });
  return vscode.Disposable.from(
    register('startTraining', (choice) => startTraining(parts, choiceOf(choice))),
    register('stopTraining', () => runs.stop()),
    register('pauseTraining', () => runs.pause()),
    register('resumeTraining', () => runs.resume()),
    register('showLog', () => log.show()),
    register('openDashboard', () => panel.show()),
    register('openSample', () => openSample(vscode.Uri.joinPath(context.extensionUri, 'samples'))),
  );
}

/** Says that what the user asked for did not work, and offers the log. Resolves when the message was answered. */
export async function report(log: vscode.LogOutputChannel, message: string): Promise<void> {
  const showLog = l10n.t('Show Log');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}

async function startTraining({ context, log, runs, view, resolveTarget }: CommandParts, choice: TrainingChoice | undefined): Promise<void> {
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
  const target = await withData(found, trainingSettings(context, found.uri).data);
  if (target === null) return;
  if (runs.active && !(await mayReplace(runs, target))) return;
  // Without a choice of a fit the file is run as Python would run it.
  await runs.start({ ...target, runsAll: choice === undefined }, trainingSettings(context, target.uri));
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
function choiceOf(argument: unknown): TrainingChoice | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, fitStep } = argument as Partial<Record<'uri' | 'fitStep', unknown>>;
  const address = uri instanceof vscode.Uri ? uri.toString() : uri;
  return typeof address === 'string' && typeof fitStep === 'number' ? { uri: address, fitStep } : undefined;
}
