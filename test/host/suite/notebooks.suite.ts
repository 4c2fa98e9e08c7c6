import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { reached, runManager, startTraining } from './api.js';
import { eventually, fileUri } from './workspace.js';

let opened = 0;

/** Shows a copy of test/host/workspace/net.ipynb: VS Code keeps the cells of a notebook for a while after it was closed. */
async function openNotebook(): Promise<vscode.NotebookDocument> {
  opened += 1;
  const copy = fileUri(`net-${opened}.ipynb`);
  await vscode.workspace.fs.copy(fileUri('net.ipynb'), copy, { overwrite: true });
  const notebook = await vscode.workspace.openNotebookDocument(copy);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** The cell with a text, where it stands, and the place of the text in it. */
function cellWith(notebook: vscode.NotebookDocument, text: string): { document: vscode.TextDocument; position: vscode.Position } {
  const document = notebook.getCells().map((cell) => cell.document).find((each) => each.getText().includes(text));
  assert(document !== undefined, `a cell has ${text}`);
  return { document, position: document.positionAt(document.getText().indexOf(text)) };
}

const marksOf = (notebook: vscode.NotebookDocument): [cell: number, rule: unknown, text: string][] =>
  notebook.getCells().flatMap(({ document, index }) =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'GradLens')
      .map(({ code, range }): [number, unknown, string] => [index, typeof code === 'object' ? code.value : code, document.getText(range)]),
  );

const someMarks = (notebook: vscode.NotebookDocument): Promise<[number, unknown, string][]> =>
  eventually('marks', () => {
    const marks = marksOf(notebook);
    return marks.length === 0 ? undefined : marks;
  });

async function actionsAt({ document, position }: ReturnType<typeof cellWith>): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(position, position), kind);
}

/** Moves a cell below the next one, as its user does. */
async function moveDown(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  const { document } = notebook.cellAt(index);
  const editor = vscode.window.activeNotebookEditor;
  assert(editor?.notebook === notebook, 'the notebook is in front');
  editor.selection = new vscode.NotebookRange(index, index + 1);
  await vscode.commands.executeCommand('notebook.cell.moveDown');
  await eventually('the moved cell', () => (notebook.cellAt(index + 1).document === document ? true : undefined));
}

describe('a notebook', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has its marks in the cells that they are about', async () => {
    const notebook = await openNotebook();
    assert.deepEqual(await someMarks(notebook), [[3, 'GL101', 'activation="relu"']]);
  });

  it('has marks that follow its cells: what is typed, moved and taken away', async () => {
    const notebook = await openNotebook();
    await someMarks(notebook);
    const insertion = new vscode.WorkspaceEdit();
    insertion.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '# first', 'python')])]);
    await vscode.workspace.applyEdit(insertion);
    await eventually('the mark in the fifth cell', () => (marksOf(notebook)[0]?.[0] === 4 ? true : undefined));
    const deletion = new vscode.WorkspaceEdit();
    deletion.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(4, 5))]);
    await vscode.workspace.applyEdit(deletion);
    await eventually('no marks', () => (marksOf(notebook).length === 0 ? true : undefined));
  });

  it('is fixed in the cell that a finding is in', async () => {
    const notebook = await openNotebook();
    await someMarks(notebook);
    const place = cellWith(notebook, 'Dense(30');
    const before = notebook.getCells().map(({ document }) => document.getText());
    const fix = (await actionsAt(place)).find(({ isPreferred }) => isPreferred);
    assert(fix?.edit !== undefined, 'there is a fix');
    await vscode.workspace.applyEdit(fix.edit);
    assert.deepEqual(
      notebook.getCells().map(({ document }) => document.getText()),
      before.map((text) => text.replace('Dense(30, activation="relu"', 'Dense(30, activation="relu", kernel_initializer="he_normal"')),
    );
    await eventually('no marks', () => (marksOf(notebook).length === 0 ? true : undefined));
  });

  it('says what a layer is where the mouse rests on it', async () => {
    const notebook = await openNotebook();
    const { document, position } = cellWith(notebook, 'Dense(30');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))).join('\n');
    assert.match(text, /Parameters: 23,550/);
    assert.match(text, /command:gradlens\.showRule/);
  });

  it('has no lenses, since its words are below the cells', async () => {
    const notebook = await openNotebook();
    const { document } = cellWith(notebook, 'Dense(30');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
    assert.deepEqual(lenses.filter(({ command }) => command?.title.includes('GradLens') === true), []);
  });

  it('has its gradients checked, and what was measured of a layer where the mouse rests on it', async () => {
    const { document, position } = cellWith(await openNotebook(), 'Dense(30');
    await vscode.commands.executeCommand('gradlens.checkGradients');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))).join('\n');
    assert.match(text.replace(/\\/g, ''), /At initialization, on the data: gradient \d/);
  });

  it('has runs that know the lines of layers in their cells', async () => {
    const runs = await runManager();
    const notebook = await openNotebook();
    await startTraining(runs);
    await reached(runs, 'completed');
    const lineInCell = (text: string) => cellWith(notebook, text).position.line + 1;
    assert.deepEqual(runs.currentRun?.description?.layers.map(({ name, line }) => [name, line]), [['dense', lineInCell('Dense(30')], ['dense_1', lineInCell('Dense(10')]]);
  });

  it('goes on training while its cells are moved, and has its marks in the cells where they are now', async () => {
    const runs = await runManager();
    const notebook = await openNotebook();
    const { document, position } = cellWith(notebook, '2)');
    const longer = new vscode.WorkspaceEdit();
    longer.replace(document.uri, new vscode.Range(position, position.translate(0, 1)), '100000');
    await vscode.workspace.applyEdit(longer);
    await startTraining(runs);
    const steps = (): number => runs.series?.lastStep ?? 0;
    await eventually('steps', () => (steps() > 0 ? true : undefined));
    try {
      await moveDown(notebook, 2);
      await eventually('the mark in the third cell', () => (marksOf(notebook)[0]?.[0] === 2 ? true : undefined));
      // As long as it stands below what compiles it, the notebook could not be trained.
      await moveDown(notebook, 2);
      await moveDown(notebook, 3);
      await moveDown(notebook, 4);
      assert.deepEqual(notebook.getCells().map(({ document: { lineCount } }) => lineCount), [2, 1, 2, 1, 1, 6]);
      await eventually('the mark in the last cell', () => (marksOf(notebook)[0]?.[0] === 5 ? true : undefined));
      const before = steps();
      await eventually('more steps', () => (steps() > before + 50 ? true : undefined));
      assert.equal(runs.status.state, 'running');
      assert.equal(runs.currentRun?.target.uri, notebook.uri.toString());
    } finally {
      await vscode.commands.executeCommand('gradlens.stopTraining');
    }
  });

  it('can be trained', async () => {
    const runs = await runManager();
    await openNotebook();
    await startTraining(runs);
    const { step } = await reached(runs, 'completed');
    assert.equal(step, 200);
  });
});
