import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { sampleTitle } from './sample-title.js';

/**
 * Lets the user choose a sample and opens it as a new, unsaved file: it can be changed and trained at will, and the
 * extension's own copy stays as it is. A sample that lies in the open folder is opened in its place.
 */
export async function openSample(folder: vscode.Uri): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const files = entries.filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.py')).map(([name]) => name);
  const items = await Promise.all(
    files.sort().map(async (name) => {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return { label: name, detail: sampleTitle(text), uri, text };
    }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Open a Sample'),
    placeHolder: l10n.t('Small experiments on Fashion-MNIST; press Train in them'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const inWorkspace = vscode.workspace.getWorkspaceFolder(chosen.uri) !== undefined;
  const document = inWorkspace
    ? await vscode.workspace.openTextDocument(chosen.uri)
    : await vscode.workspace.openTextDocument({ language: 'python', content: chosen.text });
  await vscode.window.showTextDocument(document);
}
