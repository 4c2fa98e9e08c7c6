import * as vscode from 'vscode';
import { modulePath } from './reading/module-path.js';
import type { WorkspaceTexts } from './reading/workspace-modules.js';

/** The documents that the editor's providers are registered for, cells of notebooks included; `programOf` narrows them. */
export const pythonFiles: vscode.DocumentSelector = { language: 'python' };

/** Whether the file system that something is in can be written to; what has no file yet can. */
export function isEditable({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Whether there is something at an address: a file, or what is open and has none yet. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  if ([...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments].some((open) => open.uri.toString() === uri.toString())) return true;
  if (uri.scheme === 'untitled') return false;
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}

/** What the modules that a file or notebook imports may be found in; null where it is no file of this machine. */
export function workspaceTextsOf(uri: vscode.Uri): WorkspaceTexts | null {
  if (uri.scheme !== 'file') return null;
  const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && document.uri.scheme === 'file' && document.languageId === 'python');
  return {
    folder: vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? null,
    unsaved: Object.fromEntries(unsaved.map((document) => [modulePath(document.uri.fsPath), document.getText()])),
  };
}
