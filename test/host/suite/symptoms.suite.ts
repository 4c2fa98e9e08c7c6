import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { endTraining, reached, runManager, startTraining } from './api.js';
import { eventually, lineOf, open } from './workspace.js';

let runs: RunManager;

const marksOf = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'GradLens run');

/** Trains a layer whose units are shut, and waits for the mark on its line. */
async function trained(): Promise<{ readonly document: vscode.TextDocument; readonly mark: vscode.Diagnostic }> {
  const document = await open('shut.py');
  await startTraining(runs);
  await reached(runs, 'completed');
  const mark = await eventually('a mark', () => marksOf(document)[0]);
  return { document, mark };
}

const isGone = (document: vscode.TextDocument): Promise<true> => eventually('no mark', () => (marksOf(document).length === 0 ? true : undefined));

describe('symptoms of a run', () => {
  before(async () => {
    runs = await runManager();
  });
  afterEach(endTraining);

  it('are marked on the line of the layer, and go when it is edited', async () => {
    const { document, mark } = await trained();
    assert.equal(mark.code, 'dying-relu');
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(mark.range.start.line + 1, lineOf(document, 'Dense(30'));
    assert.match(mark.message, /100 % of the units of "dense"/);

    const above = new vscode.WorkspaceEdit();
    above.insert(document.uri, new vscode.Position(0, 0), '# moved\n');
    await vscode.workspace.applyEdit(above);
    await eventually('the mark a line below', () => (marksOf(document)[0]?.range.start.line === mark.range.start.line + 1 ? true : undefined));

    const line = lineOf(document, 'Dense(30') - 1;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(line).range, document.lineAt(line).text.replace('-20.0', '0.0'));
    await vscode.workspace.applyEdit(edit);
    await isGone(document);
    assert.equal(runs.currentRun?.symptoms[0]?.symptom, 'dying-relu');
  });

  it('can be dismissed where they are marked, and are then gone from the dashboard, too', async () => {
    const { document, mark } = await trained();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, mark.range);
    const dismissal = actions.find(({ command }) => command?.command === 'gradlens.dismissSymptom');
    assert(dismissal?.command !== undefined, 'there is an action that dismisses it');
    await vscode.commands.executeCommand(dismissal.command.command, ...((dismissal.command.arguments ?? []) as unknown[]));
    await isGone(document);
    assert.deepEqual(runs.currentRun?.symptoms, []);
  });
});
