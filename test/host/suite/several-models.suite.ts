import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { summarizeRun } from '../../../src/runs/index.js';
import { endTraining, reached, runManager, startTraining } from './api.js';
import { someMarks } from './marks.js';
import { eventually, lineOf, open } from './workspace.js';

let runs: RunManager;

interface PlacedCommand {
  readonly line: number;
  readonly command: vscode.Command;
}

/** What the lenses of a file do, with the lines that they stand above. */
async function lensesOf(document: vscode.TextDocument): Promise<PlacedCommand[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
  return lenses.flatMap(({ range, command }) => (command === undefined ? [] : [{ line: range.start.line + 1, command }]));
}

/** The lens that trains what stands below it. */
async function trainLens(document: vscode.TextDocument, fit: string): Promise<vscode.Command> {
  const line = lineOf(document, fit);
  return eventually(`the lens above ${fit}`, async () => (await lensesOf(document)).find((lens) => lens.line === line && lens.command.command === 'gradlens.startTraining')?.command);
}

/** Trains a fit to its end. @returns its run directory. */
async function train(document: vscode.TextDocument, fit: string): Promise<string> {
  await startTraining(runs, await trainLens(document, fit));
  await reached(runs, 'completed');
  return runs.currentRun?.directory ?? '';
}

describe('a file with several models', () => {
  before(async () => {
    runs = await runManager();
  });
  afterEach(endTraining);

  it('has lenses for each of them, and marks only in the one that they are about', async () => {
    const document = await open('several.py');
    const lenses = await lensesOf(document);
    const titlesAbove = (text: string) => lenses.filter(({ line }) => line === lineOf(document, text)).map(({ command }) => command.title);
    assert.deepEqual(titlesAbove('narrow = '), ['GradLens: 15,910 parameters · 2 weight layers · 1 hint', '$(pulse) Check gradients']);
    assert.deepEqual(titlesAbove('wide = '), ['GradLens: 49,950 parameters · 3 weight layers', '$(pulse) Check gradients']);
    assert(titlesAbove('narrow.fit').includes('$(play) Train (1 epoch)'));
    assert(titlesAbove('wide.fit').includes('$(play) Train (2 epochs)'));
    assert.deepEqual((await someMarks(document.uri)).map(({ range }) => range.start.line + 1), [lineOf(document, 'Dense(20')]);
  });

  it('trains the one whose lens is clicked, whose layers lead to their own lines', async () => {
    const document = await open('several.py');
    await train(document, 'wide.fit');
    const { currentRun } = runs;
    assert.equal(currentRun?.name, 'wide');
    assert.equal(currentRun.description?.totalSteps, 200);
    assert.deepEqual(
      currentRun.description.layers.map(({ line }) => line),
      [lineOf(document, 'Dense(60'), lineOf(document, 'Dense(40'), lineOf(document, 'Dense(40') + 1],
    );
  });

  it('has runs of each, which are told apart and drawn together', async () => {
    const document = await open('several.py');
    const [narrow, wide] = [await train(document, 'narrow.fit'), await train(document, 'wide.fit')];
    const entries = await Promise.all([narrow, wide].map(async (directory) => ({ kind: 'run', run: await summarizeRun(directory) })));
    assert.deepEqual(entries.map(({ run }) => run.model), ['narrow', 'wide']);
    await vscode.commands.executeCommand('gradlens.runs.overlay', entries[0], entries);
    await eventually('both runs', () => (runs.compared.length === 1 ? true : undefined));
    const shown = [runs.currentRun?.directory, runs.compared[0]?.directory];
    assert.deepEqual(new Set(shown), new Set([narrow, wide]));
  });
});
