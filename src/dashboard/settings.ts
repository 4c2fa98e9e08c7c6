import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TrainingSettings } from './run-manager.js';

/** Where runs are kept unless a setting says otherwise: in the extension's own storage, the same for all windows. */
function ownRunsFolder(context: vscode.ExtensionContext): string {
  return join(context.globalStorageUri.fsPath, 'runs');
}

/** Where new runs are kept. */
export function runsFolder(context: vscode.ExtensionContext): string {
  return vscode.workspace.getConfiguration('gradlens').get<string>('training.runsFolder', '') || ownRunsFolder(context);
}

/** How long short trainings (a search for a learning rate, a trial of a fix) may take, in seconds. */
export function trialSeconds(uri: string): number {
  return Math.max(1, vscode.workspace.getConfiguration('gradlens', vscode.Uri.parse(uri)).get<number>('trials.seconds', 30));
}

/** The user's settings for training a document. Their defaults are in `package.json`. */
export function trainingSettings(context: vscode.ExtensionContext, uri: string): TrainingSettings {
  const settings = vscode.workspace.getConfiguration('gradlens', vscode.Uri.parse(uri));
  return {
    engine: settings.get<string>('engine.name', 'auto'),
    provider: settings.get<string>('engine.provider', 'auto'),
    seed: settings.get<number>('training.seed', 42),
    dataFolders: settings.get<string[]>('datasets.folders', []),
    data: settings.get<Record<string, string>>('datasets.train', {}),
    mayDownload: settings.get<boolean>('datasets.download', true),
    runsFolder: runsFolder(context),
    outlives: settings.get<boolean>('training.continueInBackground', true) ? settings.get<number>('training.pausedMinutes', 60) : null,
  };
}
