import * as vscode from 'vscode';
import { ruleSettingsOf, settingsFileNames } from '../advice/index.js';
import type { ReadingOptions } from './reading/read-text.js';

const section = 'gradlens';

/** How the user wants a file or notebook to be read. */
export function readingOptions(uri: vscode.Uri): ReadingOptions {
  const settings = vscode.workspace.getConfiguration(section, { uri, languageId: 'python' });
  return { advice: settings.get('advice.enabled', true), rules: ruleSettingsOf(settings.get<unknown>('advice.rules')) };
}

export function areLensesEnabled(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get('codeLens.enabled', true);
}

/** Whether gradients are checked by themselves after edits of a file. */
export function checksAfterEdits(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get('gradientChecks.afterEdits', false);
}

/** Calls back when a setting that the editor reads has changed, be it in its own settings or a settings file of the workspace. */
export function onSettingsChange(listener: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/{${settingsFileNames.join(',')}}`);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(listener),
    watcher.onDidCreate(listener),
    watcher.onDidDelete(listener),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${section}.codeLens`) || change.affectsConfiguration(`${section}.advice`)) listener();
    }),
  );
}
