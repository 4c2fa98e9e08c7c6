import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, lineOf, open } from './workspace.js';

interface ShownLens {
  readonly line: number;
  readonly title: string;
  readonly command: string;
}

async function lensesOf(document: vscode.TextDocument): Promise<ShownLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
  return lenses.map(({ range, command }) => ({ line: range.start.line + 1, title: command?.title ?? '', command: command?.command ?? '' }));
}

describe('code lenses', () => {
  afterEach(closeEditors);

  it('sum a model up above its definition', async () => {
    const document = await open('relu.py');
    const [summary] = await lensesOf(document);
    assert.deepEqual(summary, {
      line: lineOf(document, 'model = keras.Sequential'),
      title: 'GradLens: 266,610 parameters · 3 weight layers · 2 hints',
      command: '',
    });
  });

  it('advise he_normal once, above the first of the ReLU layers', async () => {
    const document = await open('relu.py');
    const advice = (await lensesOf(document)).filter(({ command }) => command === 'gradlens.applyFix');
    assert.deepEqual(
      advice.map(({ line, title }) => ({ line, title })),
      [{ line: lineOf(document, 'Dense(300'), title: '$(lightbulb) use he_normal with ReLU (×2)' }],
    );
  });

  it('offer to train above fit', async () => {
    const document = await open('relu.py');
    const train = (await lensesOf(document)).filter(({ command }) => command === 'gradlens.startTraining');
    assert.deepEqual(train, [{ line: lineOf(document, 'model.fit'), title: '$(play) Train (5 epochs)', command: 'gradlens.startTraining' }]);
  });

  it('have no advice for a healthy model', async () => {
    const document = await open('healthy.py');
    const titles = (await lensesOf(document)).map(({ title }) => title);
    assert.deepEqual(titles, ['GradLens: 266,610 parameters · 3 weight layers', '$(pulse) Check gradients', '$(search) Find a learning rate', '$(play) Train (5 epochs)']);
  });

  it('apply their advice when they are clicked', async () => {
    const document = await open('relu.py');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
    const advice = lenses.find(({ command }) => command?.command === 'gradlens.applyFix')?.command;
    assert(advice !== undefined);
    await vscode.commands.executeCommand(advice.command, ...(advice.arguments as unknown[]));
    const changed = document.getText().split('\n').filter((line) => line.includes('he_normal'));
    assert.deepEqual(changed, [
      "    keras.layers.Dense(300,   activation='relu', kernel_initializer='he_normal'),  # odd spacing stays",
      "    keras.layers.Dense(100, activation='relu', kernel_initializer='he_normal'),",
    ]);
    assert(!(await lensesOf(document)).some(({ command }) => command === 'gradlens.applyFix'));
  });

  it('go away when the setting says so', async () => {
    const document = await open('relu.py');
    assert.notDeepEqual(await lensesOf(document), []);
    const setting = vscode.workspace.getConfiguration('gradlens', document);
    await setting.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await lensesOf(document), []);
    } finally {
      await setting.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
