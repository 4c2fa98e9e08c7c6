import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ownMarks, someMarks } from './marks.js';
import { closeEditors, eventually, fileUri, lineOf, open } from './workspace.js';

describe('diagnostics', () => {
  afterEach(closeEditors);

  it('mark ReLU with Glorot weights as a hint, on the layers it is about', async () => {
    const document = await open('relu.py');
    const marks = await someMarks(document.uri);
    assert.deepEqual(
      marks.map(({ severity, range }) => ({ severity, line: range.start.line + 1 })),
      [
        { severity: vscode.DiagnosticSeverity.Hint, line: lineOf(document, 'Dense(300') },
        { severity: vscode.DiagnosticSeverity.Hint, line: lineOf(document, 'Dense(100') },
      ],
    );
  });

  it("name the rule in their code, and link to the rule's page", async () => {
    const document = await open('relu.py');
    const [mark] = await someMarks(document.uri);
    assert(typeof mark?.code === 'object');
    assert.equal(mark.code.value, 'GL101');
    const page = await vscode.workspace.openTextDocument(mark.code.target);
    assert.match(page.getText(), /GL101/);
    assert.match(page.getText(), /he_normal/);
  });

  it('follow the text as it is typed', async () => {
    const document = await open('healthy.py');
    assert.deepEqual(ownMarks(document.uri), []);
    const line = lineOf(document, 'Dense(100') - 1;
    const edit = new vscode.WorkspaceEdit();
    const text = document.lineAt(line).text;
    edit.replace(document.uri, document.lineAt(line).range, text.replace(", kernel_initializer='he_normal'", ''));
    await vscode.workspace.applyEdit(edit);
    const [mark] = await someMarks(document.uri);
    assert.equal(mark?.range.start.line, line);
  });

  it('go when the file is closed', async () => {
    await vscode.workspace.fs.copy(fileUri('relu.py'), fileUri('closed.py'), { overwrite: true });
    const document = await open('closed.py');
    await someMarks(document.uri);
    await closeEditors();
    await eventually('an empty list', () => (ownMarks(document.uri).length === 0 ? true : undefined));
  });
});
