import * as vscode from 'vscode';
import { ruleSettingsOf } from '../advice/index.js';
import type { ReadingOptions } from './reading/read-text.js';

const section = 'gradlens';

/** How the user wants a document to be read. */
export function readingOptions(document: vscode.TextDocument): ReadingOptions {
  const settings = vscode.workspace.getConfiguration(section, document);
  return { advice: settings.get('advice.enabled', true), rules: ruleSettingsOf(settings.get<unknown>('advice.rules')) };
}

export function areLensesEnabled(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get('codeLens.enabled', true);
}

/** Calls back when a setting that the editor reads has changed. */
export function onSettingsChange(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${section}.codeLens`) || change.affectsConfiguration(`${section}.advice`)) listener();
  });
}
