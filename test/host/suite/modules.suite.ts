import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, eventually, fileUri, lineOf, open } from './workspace.js';

const marksIn = (name: string): vscode.Diagnostic[] => vscode.languages.getDiagnostics(fileUri(name)).filter(({ source }) => source === 'GradLens');

/** Types another text in the place of one. */
async function retype(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

describe('a file that imports a module of the workspace', () => {
  afterEach(closeEditors);

  it('has what is wrong with the module marked there, follows what is typed into it, and takes the marks back', async () => {
    const module = await open('nets.py');
    const line = lineOf(module, 'Dense(units');
    assert.deepEqual(marksIn('nets.py'), []);
    await open('imports.py');
    const [mark] = await eventually('a mark in the module', () => (marksIn('nets.py').length > 0 ? marksIn('nets.py') : undefined));
    assert.equal(mark?.range.start.line, line - 1);
    assert.deepEqual(marksIn('imports.py'), []);
    await retype(module, 'activation=activation', "activation='elu'");
    await eventually('no mark in the module', () => (marksIn('nets.py').length === 0 ? true : undefined));
  });
});
