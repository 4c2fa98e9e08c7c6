import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ruleById, type TextEdit } from '../advice/index.js';
import { editsOfRule } from './content/fix-menu.js';
import { toRange } from './documents.js';
import type { ReadingCache } from './reading-cache.js';
import { rulePageUri } from './rule-pages.js';

/** The commands behind lenses and quick fixes. Training is started by the dashboard. */
export const commands = {
  startTraining: 'gradlens.startTraining',
  applyFix: 'gradlens.applyFix',
  fixAll: 'gradlens.fixAll',
  showRule: 'gradlens.showRule',
} as const;

/** What `gradlens.startTraining` is called with. */
export interface TrainArgument {
  readonly uri: vscode.Uri;
  readonly fitStep: number;
}

/** What `gradlens.applyFix` is called with: edits of one version of a document. */
export interface FixArgument {
  readonly uri: vscode.Uri;
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** Registers the editor's own commands. */
export function registerCommands(readings: ReadingCache): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.applyFix, applyFix),
    vscode.commands.registerCommand(commands.fixAll, (uri: vscode.Uri, rule: string) => fixAll(readings, uri, rule)),
    vscode.commands.registerCommand(commands.showRule, showRule),
  );
}

async function applyFix({ uri, version, edits }: FixArgument): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.version !== version) {
    return tellChanged();
  }
  return applyEdits(document, edits);
}

function tellChanged(): false {
  void vscode.window.showInformationMessage(l10n.t('The file changed in the meantime, so nothing was edited. Please click again.'));
  return false;
}

/** Applies every fix of a rule in a document. */
async function fixAll(readings: ReadingCache, uri: vscode.Uri, rule: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { version } = document;
  const reading = await readings.of(document);
  if (document.version !== version) return tellChanged();
  const { edits } = reading === null ? { edits: [] } : editsOfRule(reading, rule);
  return edits.length > 0 && applyEdits(document, edits);
}

async function applyEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  const isApplied = await vscode.workspace.applyEdit(workspaceEdit(document, edits));
  if (!isApplied) void vscode.window.showWarningMessage(l10n.t('The editor did not accept the change. Is the file read-only?'));
  return isApplied;
}

/** Edits of a document, for the document as it is now. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(document, range), newText)));
  return edit;
}

/** Shows a rule's page; `workbench.editorAssociations` in package.json has it rendered. */
async function showRule(rule: string): Promise<void> {
  if (ruleById(rule) === undefined) {
    void vscode.window.showWarningMessage(l10n.t('There is no rule {0}.', rule));
    return;
  }
  await vscode.commands.executeCommand('vscode.open', rulePageUri(rule));
}
