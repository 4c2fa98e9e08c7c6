import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { chooseData } from './choose-data.js';
import { startTraining, type StartParts } from './start-training.js';
import type { TrainingChoice } from './target.js';

/** Where a setting is written: with the workspace where there is one, else with the user. */
const settingsTarget = (): vscode.ConfigurationTarget =>
  vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;

/** Trains a chosen fit, or the one in the editor in front, on data that the user chooses. */
export async function trainOnOtherData(parts: StartParts, choice: TrainingChoice | undefined): Promise<void> {
  const found = await parts.resolveTarget(choice);
  if (typeof found === 'string') {
    void vscode.window.showWarningMessage(found);
    return;
  }
  const data = await chooseData(l10n.t('What it is trained on in the place of its own data'));
  if (data === undefined) return;
  const { uri, fitStep } = found;
  await startTraining(parts, { uri, fitStep, runsAll: choice?.runsAll ?? choice === undefined, data });
}

/** Adds a folder that the user chooses to those that data is looked for in, and trains again. */
export async function addDataFolder(parts: StartParts, choice: TrainingChoice | undefined): Promise<void> {
  const [folder] = (await vscode.window.showOpenDialog({ title: l10n.t('The folder that has the data'), canSelectFiles: false, canSelectFolders: true, canSelectMany: false })) ?? [];
  if (folder === undefined) return;
  const settings = vscode.workspace.getConfiguration('gradlens');
  const known = settings.get<readonly string[]>('datasets.folders', []);
  await settings.update('datasets.folders', [folder.fsPath, ...known.filter((path) => path !== folder.fsPath)], settingsTarget());
  await startTraining(parts, choice);
}
