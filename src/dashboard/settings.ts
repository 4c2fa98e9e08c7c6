import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TrainingSettings } from './run-manager.js';

/** Where runs are kept unless a setting says otherwise: in the extension's own storage, of the workspace where there is one. */
function ownRunsFolder(context: vscode.ExtensionContext): string {
  return join((context.storageUri ?? context.globalStorageUri).fsPath, 'runs');
}

/** The user's settings for training a document. Their defaults are in `package.json`. */
export function trainingSettings(context: vscode.ExtensionContext, uri: string): TrainingSettings {
  const settings = vscode.workspace.getConfiguration('gradlens', vscode.Uri.parse(uri));
  return {
    engine: settings.get<string>('engine.name', 'auto'),
    provider: settings.get<string>('engine.provider', 'auto'),
    seed: settings.get<number>('training.seed', 42),
    dataFolders: settings.get<string[]>('datasets.folders', []),
    mayDownload: settings.get<boolean>('datasets.download', true),
    runsFolder: settings.get<string>('training.runsFolder', '') || ownRunsFolder(context),
  };
}
