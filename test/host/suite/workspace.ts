import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Where a file of test/host/workspace is. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, 'the test workspace is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Shows a file of test/host/workspace, as a click in the explorer does. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const uri = fileUri(name);
  // Not openTextDocument: VS Code keeps what that opened for minutes after its editor was closed.
  await vscode.commands.executeCommand('vscode.open', uri);
  return eventually(`an editor of ${name}`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

/** Takes back what a test typed, and closes all editors. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Asks until there is an answer.
 * @throws AssertionError naming what was waited for, if none comes in time
 */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, milliseconds = 20_000): Promise<T> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await delay(50);
  }
  assert.fail(`waited in vain for ${what}`);
}

/** The line, from 1, on which a text stands first. */
export function lineOf(document: vscode.TextDocument, text: string): number {
  const offset = document.getText().indexOf(text);
  assert(offset >= 0, `${document.fileName} has ${text}`);
  return document.positionAt(offset).line + 1;
}
