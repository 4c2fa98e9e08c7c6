import * as vscode from 'vscode';
import type { SourceRange } from '../spec/index.js';
import { modulePath } from './reading/module-path.js';
import type { WorkspaceTexts } from './reading/workspace-modules.js';

/** The documents that the editor's providers are registered for; {@link isRead} narrows them. */
export const pythonFiles: vscode.DocumentSelector = { language: 'python' };

/** More than people write; generated files of this size are left alone. */
const mostCharacters = 1_000_000;

/**
 * Whether a document is read: Python files that can be edited. Cells of notebooks are not files of their own, and
 * read-only views of a file, such as its older versions, need no advice.
 */
export function isRead(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'python') return false;
  const { scheme } = document.uri;
  const isEditable = scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
  return isEditable && scheme !== 'vscode-notebook-cell' && document.getText().length <= mostCharacters;
}

/** What the reader calls a document: its path where it has one, else its URI. */
export function sourceName({ uri }: vscode.TextDocument): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** What the modules that a document imports may be found in; null where it is no file of this machine. */
export function workspaceTextsOf({ uri }: vscode.TextDocument): WorkspaceTexts | null {
  if (uri.scheme !== 'file') return null;
  const unsaved = vscode.workspace.textDocuments.filter((document) => document.isDirty && document.uri.scheme === 'file' && isRead(document));
  return {
    folder: vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? null,
    unsaved: Object.fromEntries(unsaved.map((document) => [modulePath(document.uri.fsPath), document.getText()])),
  };
}

/** A range of the text as the editor counts it. */
export function toRange(document: vscode.TextDocument, { start, end }: Pick<SourceRange, 'start' | 'end'>): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
