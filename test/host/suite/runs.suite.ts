import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { annotate, deletedRuns, findLogs, restoreRun, summarizeRun, type RunSummary } from '../../../src/runs/index.js';
import { reached, runManager, startTraining } from './api.js';
import { closeEditors, eventually, open } from './workspace.js';

let runs: RunManager;
let directory: string;

/** The entry of the tree for a run, as a click hands it to a command. */
const entry = async (of = directory): Promise<{ kind: 'run'; run: RunSummary }> => ({ kind: 'run', run: await summarizeRun(of) });

const run = async (command: string, of = directory): Promise<void> => vscode.commands.executeCommand(`gradlens.runs.${command}`, await entry(of));

/** Trains short.py to its end. @returns its run directory. */
async function train(): Promise<string> {
  await open('short.py');
  await startTraining(runs);
  await reached(runs, 'completed');
  return runs.currentRun?.directory ?? '';
}

describe('the runs', () => {
  before(async () => {
    runs = await runManager();
    directory = await train();
  });
  afterEach(closeEditors);
  after(closeEditors);

  it('keep the code that was trained, and compare it with the file', async () => {
    const document = await open('short.py');
    const text = document.getText();
    await run('openCode');
    const shown = await eventually('the code as it was', () => {
      const editor = vscode.window.activeTextEditor?.document;
      return editor?.uri.scheme === 'gradlens-run-code' ? editor : undefined;
    });
    assert.equal(shown.getText(), text);
    assert.equal(shown.languageId, 'python');
    await run('compareCode');
    await eventually('a comparison', () => (vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff ? true : undefined));
  });

  it('are shown again by a click', async () => {
    const first = directory;
    const second = await train();
    assert.notEqual(second, first);
    await run('open', first);
    assert.equal(runs.currentRun?.directory, first);
    assert.equal(runs.status.state, 'completed');
    assert.equal(runs.series?.get('loss')?.length, 200);
    assert.deepEqual(runs.currentRun.description?.layers.map(({ name, line }) => [name, typeof line]), [['dense', 'number'], ['dense_1', 'number']]);
  });

  it('are compared in a table', async () => {
    const other = await train();
    await annotate(other, { name: 'The other' });
    const [left, right] = [await entry(), await entry(other)];
    await vscode.commands.executeCommand('gradlens.runs.compare', left, [left, right]);
    await eventually('the table', () => (vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('The other') === true ? true : undefined));
  });

  it('are deleted so that they can be restored', async () => {
    const deleted = await train();
    // The message that offers to undo it stays until somebody answers.
    void run('delete', deleted);
    await eventually('the deletion', () => (existsSync(deleted) ? undefined : true));
    const [place = ''] = await deletedRuns(dirname(deleted));
    assert.equal(await restoreRun(place), deleted);
    assert.equal((await summarizeRun(deleted)).status, 'completed');
  });

  it('include the logs of other programs', async () => {
    const [folder = ''] = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [];
    const found = await findLogs(join(folder, 'logs'), (_, error) => assert.fail(String(error)));
    assert.deepEqual(found.map(({ name }) => name), ['sgd']);
    await vscode.commands.executeCommand('gradlens.runs.open', { kind: 'log', log: found[0] });
    assert.equal(runs.currentRun?.name, 'sgd');
    assert.deepEqual([...(runs.series?.get('Loss/train')?.points(1, Infinity) ?? [])].map(([, value]) => value), [10, 11, 12, 43, 44, 45, 46]);
  });
});
