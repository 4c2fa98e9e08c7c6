import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SourceRange } from '../spec/index.js';
import { locate, offsetIn } from './content/parts.js';
import type { FileReading } from './content/file-reading.js';
import { isEditable, isThere } from './documents.js';
import type { ProgramText } from './reading/read-text.js';

/** More than people write; generated files of this size are left alone. */
const mostCharacters = 1_000_000;

/** What is read as one text, as it was at one moment: a Python file, or the cells of a notebook. */
export interface Program {
  /** The same object for every version of a program. */
  readonly owner: vscode.TextDocument | vscode.NotebookDocument;
  readonly uri: vscode.Uri;
  /** The file, or the document of every cell, in their order. */
  readonly documents: readonly vscode.TextDocument[];
  /** Differs whenever the text does. */
  readonly version: string;
}

/** The program that a document is of: itself, or the notebook that it is a cell of; null where that is not read. */
export function programOf(document: vscode.TextDocument): Program | null {
  if (document.uri.scheme !== 'vscode-notebook-cell') return programOfFile(document);
  const notebook = notebookOf(document);
  return notebook === undefined ? null : programOfNotebook(notebook);
}

/** The notebook that a document is a cell of. */
function notebookOf({ uri }: vscode.TextDocument): vscode.NotebookDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.notebookDocuments.find((each) => each.getCells().some(({ document }) => document.uri.toString() === address));
}

/**
 * Python files that can be edited are read; read-only views of a file, such as its older versions, need no advice.
 */
function programOfFile(document: vscode.TextDocument): Program | null {
  if (document.languageId !== 'python' || !isEditable(document.uri) || document.getText().length > mostCharacters) return null;
  return { owner: document, uri: document.uri, documents: [document], version: String(document.version) };
}

/** Why a Python document, or the notebook that it is a cell of, is not read, in a sentence for people; null for what is read. */
export function whyNotRead(document: vscode.TextDocument): string | null {
  if (programOf(document) !== null) return null;
  if (!isEditable((notebookOf(document) ?? document).uri)) {
    return l10n.t('It cannot be edited where it is, as older versions of a file cannot, and such views are not read. Save a copy of it to train it.');
  }
  return l10n.t('It has more than a million characters, is taken for a generated file, and is not read.');
}

/** A notebook with Python in one of its cells; null for others. */
export function programOfNotebook(notebook: vscode.NotebookDocument): Program | null {
  const cells = notebook.getCells();
  if (!isEditable(notebook.uri) || !cells.some(isPython)) return null;
  const length = cells.reduce((sum, { document }) => sum + document.getText().length, 0);
  if (length > mostCharacters) return null;
  // The version of the notebook is told later than that of a cell.
  const version = JSON.stringify(cells.map(({ document }) => [document.uri.fragment, document.version, document.languageId]));
  return { owner: notebook, uri: notebook.uri, documents: cells.map(({ document }) => document), version };
}

const isPython = ({ kind, document }: vscode.NotebookCell): boolean => kind === vscode.NotebookCellKind.Code && document.languageId === 'python';

/** The program of a file or notebook, opened where it is not open; null also where there is none any more. */
export async function programAt(uri: vscode.Uri): Promise<Program | null> {
  const address = uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === address);
  if (notebook !== undefined) return programOfNotebook(notebook);
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === address);
  if (document !== undefined) return programOf(document);
  if (!(await isThere(uri))) return null;
  return uri.path.endsWith('.ipynb') ? programOfNotebook(await vscode.workspace.openNotebookDocument(uri)) : programOf(await vscode.workspace.openTextDocument(uri));
}

/** Every program that is open. */
export function openPrograms(): Program[] {
  const files = vscode.workspace.textDocuments.map(programOfFileOnly);
  return [...files, ...vscode.workspace.notebookDocuments.map(programOfNotebook)].filter((program) => program !== null);
}

const programOfFileOnly = (document: vscode.TextDocument): Program | null =>
  document.uri.scheme === 'vscode-notebook-cell' ? null : programOfFile(document);

/** Whether a program still has the text that it had. */
export function isCurrent({ owner, version }: Program): boolean {
  if (owner.isClosed) return false;
  return ('getCells' in owner ? programOfNotebook(owner) : programOfFile(owner))?.version === version;
}

/** What there is to be read of a program. */
export function textOf({ owner, uri, documents: [document] }: Program): ProgramText {
  const path = sourceName(uri);
  if ('getCells' in owner) return { path, cells: owner.getCells().map((cell) => ({ isPython: isPython(cell), text: cell.document.getText() })) };
  return { path, text: document?.getText() ?? '' };
}

/** What the reader calls a program: its path where it has one, else its URI. */
export function sourceName(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** A place in one of the documents of a program. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** Where a range of the text that was read is; null where it is in no document, or in several. */
export function placeOf({ documents }: Program, { parts }: FileReading, range: Pick<SourceRange, 'start' | 'end'>): Place | null {
  const place = locate(parts, range);
  const document = place === null ? undefined : documents[place.index];
  return place === null || document === undefined ? null : { document, range: toRange(document, place) };
}

/** The offsets in the text that was read of a range in a document; null where that was not read. */
export function offsetsOf(
  { documents }: Program,
  { parts }: FileReading,
  document: vscode.TextDocument,
  range: vscode.Range,
): { start: number; end: number } | null {
  const index = documents.indexOf(document);
  const start = offsetIn(parts, index, document.offsetAt(range.start));
  const end = offsetIn(parts, index, document.offsetAt(range.end));
  return start === null || end === null ? null : { start, end };
}

/** A range of the text as the editor counts it. */
export function toRange(document: vscode.TextDocument, { start, end }: Pick<SourceRange, 'start' | 'end'>): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
