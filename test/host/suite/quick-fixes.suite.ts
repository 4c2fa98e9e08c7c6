import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, lineOf, open } from './workspace.js';

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const { range } = document.lineAt(lineOf(document, text) - 1);
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert(action?.edit !== undefined, 'the action has an edit');
  await vscode.workspace.applyEdit(action.edit);
}

describe('quick fixes', () => {
  afterEach(closeEditors);

  it('add exactly the argument that is missing and leave every other character alone', async () => {
    const document = await open('relu.py');
    const before = document.getText();
    await apply((await actionsAt(document, 'Dense(300')).find(({ isPreferred }) => isPreferred));
    assert.equal(
      document.getText(),
      before.replace("Dense(300,   activation='relu')", "Dense(300,   activation='relu', kernel_initializer='he_normal')"),
    );
  });

  it('mend all of a rule in the file at once', async () => {
    const document = await open('relu.py');
    const before = document.getText();
    await apply((await actionsAt(document, 'Dense(100')).find(({ title }) => title === 'Fix all GL101 in this file'));
    assert.equal(document.getText(), before.replaceAll("activation='relu'", "activation='relu', kernel_initializer='he_normal'"));
  });

  it('silence a rule for one layer with a comment', async () => {
    const document = await open('relu.py');
    await apply((await actionsAt(document, 'Dense(100')).find(({ title }) => title === 'Ignore GL101 here'));
    const line = document.lineAt(lineOf(document, 'Dense(100') - 1).text;
    assert.equal(line, "    keras.layers.Dense(100, activation='relu'),  # gradlens: ignore[GL101]");
    const titles = (await actionsAt(document, 'Dense(100')).map(({ title }) => title);
    assert.deepEqual(titles, []);
  });

  it('silence a rule for the file with a comment at its top', async () => {
    const document = await open('relu.py');
    const before = document.getText();
    await apply((await actionsAt(document, 'Dense(100')).find(({ title }) => title === 'Ignore GL101 in this file'));
    assert.equal(document.getText(), `# gradlens: ignore-file[GL101]\n${before}`);
  });

  it('mend everything in the file', async () => {
    const document = await open('relu.py');
    assert.equal(await vscode.commands.executeCommand('gradlens.fixAll', { uri: document.uri }), true);
    assert.equal(document.getText().match(/kernel_initializer='he_normal'/g)?.length, 2);
  });

  it('are taken back by one undo', async () => {
    const document = await open('relu.py');
    const before = document.getText();
    await apply((await actionsAt(document, 'Dense(100')).find(({ title }) => title === 'Fix all GL101 in this file'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
