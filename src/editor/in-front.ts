import * as vscode from 'vscode';

/** What a user may mean by "here": the editor that is in front, or the cells of a notebook that is. The selection says where in it. */
export function editorsInFront(): Pick<vscode.TextEditor, 'document' | 'selection'>[] {
  const { activeTextEditor, activeNotebookEditor, visibleTextEditors } = vscode.window;
  const isOfNotebook = activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell';
  const atTop = new vscode.Selection(0, 0, 0, 0);
  const notebook = isOfNotebook ? undefined : activeNotebookEditor;
  // Where a cell of text is selected, the notebook is meant.
  const cells = notebook === undefined ? [] : [...notebook.notebook.getCells(notebook.selection), ...notebook.notebook.getCells()];
  return [
    ...(activeTextEditor === undefined ? [] : [activeTextEditor]),
    ...cells.map(({ document }) => ({ document, selection: atTop })),
    ...visibleTextEditors,
  ];
}
