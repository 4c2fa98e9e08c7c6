import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { summarizeRun } from '../../../src/runs/index.js';
import { endTraining, reached, runManager, startTraining } from './api.js';
import { ownMarks, someMarks } from './marks.js';
import { closeEditors, eventually, fileUri, lineOf, open } from './workspace.js';

let runs: RunManager;

async function copyOf(name: string, as: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.copy(fileUri(name), fileUri(as), { overwrite: true });
  return fileUri(as);
}

const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('a file', () => {
  before(async () => {
    runs = await runManager();
  });
  afterEach(endTraining);

  it('that was never saved is read, advised on and trained', async () => {
    const relu = await vscode.workspace.openTextDocument({ language: 'python', content: await textOf(fileUri('relu.py')) });
    await vscode.window.showTextDocument(relu);
    assert.equal((await someMarks(relu.uri)).length, 2);
    const short = await vscode.workspace.openTextDocument({ language: 'python', content: await textOf(fileUri('short.py')) });
    await vscode.window.showTextDocument(short);
    await startTraining(runs);
    assert.equal((await reached(runs, 'completed')).step, 200);
    assert.equal(runs.currentRun?.target.uri, short.uri.toString());
  });

  it('in a folder whose name has spaces, signs of addresses and Korean letters is advised on, trained and found again', async () => {
    const name = "딥 러닝 #1 100%25 [a]/과제 'b'.py";
    const uri = await copyOf('short.py', name);
    await open(name);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    const trainLens = lenses.find(({ command }) => command?.title.includes('Train (') === true)?.command;
    assert(trainLens !== undefined, 'there is a lens that trains');
    await startTraining(runs, trainLens);
    await reached(runs, 'completed');
    assert.equal(runs.currentRun?.target.uri, uri.toString());
    const directory = runs.currentRun.directory;
    const run = await summarizeRun(directory);
    assert.equal(run.source, uri.fsPath);
    await vscode.commands.executeCommand('gradlens.runs.openCode', { kind: 'run', run });
    const code = await eventually('the code as it was', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'gradlens-run-code' ? shown : undefined;
    });
    assert.equal(code.getText(), await textOf(uri));
    await vscode.commands.executeCommand('gradlens.runs.open', { kind: 'run', run });
    assert.equal(runs.currentRun.target.uri, uri.toString());
  });

  it('that is renamed while its run goes on is led to where it is now', async () => {
    const from = await copyOf('endless.py', 'moving.py');
    const to = fileUri('folder of its own/moved.py');
    await open('moving.py');
    await startTraining(runs);
    await reached(runs, 'running');
    const before = runs.series?.lastStep ?? 0;
    const move = new vscode.WorkspaceEdit();
    move.renameFile(from, to, { overwrite: true });
    assert.equal(await vscode.workspace.applyEdit(move), true);
    await eventually('the new address', () => (runs.currentRun?.target.uri === to.toString() ? true : undefined));
    assert.equal(runs.currentRun?.description?.file, 'moved.py');
    await eventually('more steps', () => ((runs.series?.lastStep ?? 0) > before + 50 ? true : undefined));
    const folder = new vscode.WorkspaceEdit();
    folder.renameFile(fileUri('folder of its own'), fileUri('renamed folder'), { overwrite: true });
    await vscode.workspace.applyEdit(folder);
    await eventually('the address in the renamed folder', () => (runs.currentRun?.target.uri === fileUri('renamed folder/moved.py').toString() ? true : undefined));
  });

  it('that is renamed keeps its marks under its new name, and has none under the old one', async () => {
    const from = await copyOf('relu.py', 'named.py');
    const to = fileUri('renamed.py');
    await open('named.py');
    await someMarks(from);
    const move = new vscode.WorkspaceEdit();
    move.renameFile(from, to, { overwrite: true });
    await vscode.workspace.applyEdit(move);
    assert.equal((await someMarks(to)).length, 2);
    await eventually('no marks under the old name', () => (ownMarks(from).length === 0 ? true : undefined));
  });

  it('is advised on by the settings of its rules as they are, while it is open', async () => {
    const settings = vscode.workspace.getConfiguration('gradlens');
    const document = await open('relu.py');
    assert.deepEqual((await someMarks(document.uri)).map(({ severity }) => severity), [vscode.DiagnosticSeverity.Hint, vscode.DiagnosticSeverity.Hint]);
    try {
      await settings.update('advice.rules', { GL101: 'warning' }, vscode.ConfigurationTarget.Global);
      await eventually('warnings', () => (ownMarks(document.uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning) ? true : undefined));
      await settings.update('advice.rules', { GL101: 'off' }, vscode.ConfigurationTarget.Global);
      await eventually('no marks', () => (ownMarks(document.uri).length === 0 ? true : undefined));
    } finally {
      await settings.update('advice.rules', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await someMarks(document.uri)).length, 2);
  });

  it('has the page of a rule opened from its menu, as a page to be read', async () => {
    const document = await open('relu.py');
    const { range } = document.lineAt(lineOf(document, 'Dense(300') - 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
    const explain = actions.find(({ title }) => title === 'Show explanation of GL101')?.command;
    assert(explain !== undefined, `the menu explains: ${actions.map(({ title }) => title).join(', ')}`);
    await vscode.commands.executeCommand(explain.command, ...((explain.arguments ?? []) as unknown[]));
    await eventually('the page', () => (vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label, input }) => label.includes('GL101') && !(input instanceof vscode.TabInputText)) ? true : undefined));
  });

  it('that was deleted since its run leads nowhere, and says so instead of failing', async () => {
    await copyOf('short.py', 'gone.py');
    await open('gone.py');
    await startTraining(runs);
    await reached(runs, 'completed');
    const directory = runs.currentRun?.directory ?? '';
    await closeEditors();
    await vscode.workspace.fs.delete(fileUri('gone.py'));
    await vscode.commands.executeCommand('gradlens.runs.open', { kind: 'run', run: await summarizeRun(directory) });
    assert.equal(runs.currentRun?.directory, directory);
    assert.equal(await vscode.commands.executeCommand('gradlens.fixAll', { uri: fileUri('gone.py') }), false);
  });
});
