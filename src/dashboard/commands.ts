import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DashboardPanel } from './dashboard-panel.js';
import type { RunManager } from './run-manager.js';
import { openSample } from './samples.js';
import { choiceOf, startTraining } from './start-training.js';
import type { TrainingChoice, TrainingTarget } from './target.js';
import { addDataFolder, trainOnOtherData } from './other-data.js';
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
    register('trainOnOtherData', (choice) => trainOnOtherData(parts, choiceOf(choice))),
    register('addDataFolder', (choice) => addDataFolder(parts, choiceOf(choice))),
    register('stopTraining', () => runs.stop()),
    register('pauseTraining', () => runs.pause()),
    register('resumeTraining', () => runs.resume()),
    register('showLog', () => log.show()),
    register('openDashboard', () => panel.show()),
    register('openSample', () => openSample(vscode.Uri.joinPath(context.extensionUri, 'samples'))),
  );
}

/** What the user can do about something that did not work. */
export interface Remedy {
  readonly label: string;
  readonly take: () => void;
}

/** Says that what the user asked for did not work, and offers what can be done and the log. Resolves when the message was answered. */
export async function report(log: vscode.LogOutputChannel, message: string, remedies: readonly Remedy[] = []): Promise<void> {
  const offered = [...remedies, { label: l10n.t('Show Log'), take: () => log.show() }];
  const answer = await vscode.window.showErrorMessage(message, ...offered.map(({ label }) => label));
  offered.find(({ label }) => label === answer)?.take();
}
