import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Dashboard, RunManager } from '../../../src/dashboard/index.js';
import type { DashboardExperiment } from '../../../src/protocol/index.js';
import { experimentsOf, reached, runManager, startTraining } from './api.js';
import { closeEditors, eventually, open } from './workspace.js';

let experiments: Dashboard['experiments'];
let runs: RunManager;

type Kind = DashboardExperiment['kind'];

/** The result that is shown once a command has come to its end. */
const shownOf = <K extends Kind>(kind: K): Promise<Extract<DashboardExperiment, { kind: K }>> =>
  eventually(`a result of ${kind}`, () => {
    const { current } = experiments;
    return isOf(current, kind) ? current : undefined;
  }, 45_000);

function isOf<K extends Kind>(experiment: DashboardExperiment | null, kind: K): experiment is Extract<DashboardExperiment, { kind: K }> {
  return experiment?.kind === kind;
}

/** The trainers that this extension host has started and that live. */
function trainers(): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((id) => isTrainerOfThis(id));
}

function isTrainerOfThis(id: number): boolean {
  try {
    const isChild = new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(readFileSync(`/proc/${id}/status`, 'utf8'));
    return isChild && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('trainer.cjs');
  } catch (error) {
    // It has ended since the folder was listed.
    if (error instanceof Error && /ENOENT|ESRCH/.test(error.message)) return false;
    throw error;
  }
}

const noTrainer = (): Promise<true> => eventually('no trainer', () => (trainers().length === 0 ? true : undefined));

/** The command of the lens that finds a learning rate. */
async function rateLens(uri: vscode.Uri): Promise<vscode.Command> {
  return eventually('the lens', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    return lenses.find(({ command }) => command?.command === 'gradlens.findLearningRate')?.command;
  });
}

/** Begins what a lens or a menu does, as a click would. */
const click = ({ command, arguments: given = [] }: vscode.Command): Thenable<unknown> => vscode.commands.executeCommand(command, ...(given as unknown[]));

async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
}

/** What a code action of a document does that has a title. */
async function commandTitled(document: vscode.TextDocument, range: vscode.Range, title: RegExp): Promise<vscode.Command> {
  return eventually(`an action ${String(title)}`, async () => (await actionsAt(document, range)).find((action) => title.test(action.title))?.command);
}

describe('short trainings', () => {
  before(async () => {
    runs = await runManager();
    experiments = await experimentsOf();
    await vscode.workspace.getConfiguration('gradlens').update('trials.seconds', 3, vscode.ConfigurationTarget.Global);
  });
  afterEach(async () => {
    await experiments.answer({ type: 'dismissExperiment' });
    await closeEditors();
    await noTrainer();
  });

  it('find a learning rate from the lens, and write it into the code where that is asked for, as one edit', async () => {
    const document = await open('healthy.py');
    const before_ = document.getText();
    const lens = await rateLens(document.uri);
    await click(lens);
    const found = await shownOf('learningRate');
    assert.equal(found.result.suggestion.kind, 'found');
    assert.equal(document.getText(), before_, 'nothing is edited unasked');
    assert.match(found.applyTitle ?? '', /^Set the learning rate to [\d.e-]+$/);

    const rate = /[\d.e-]+$/.exec(found.applyTitle ?? '')?.[0] ?? '';
    await experiments.answer({ type: 'applyExperiment' });
    assert.ok(document.getText().includes(`keras.optimizers.SGD(learning_rate=${rate})`), document.getText());
    assert.equal(experiments.current?.isApplied, true);
    await vscode.commands.executeCommand('undo');
    await eventually('the text as it was', () => (document.getText() === before_ ? true : undefined));
  });

  it('write nothing where the file was changed after they began', async () => {
    const document = await open('healthy.py');
    await click(await rateLens(document.uri));
    await shownOf('learningRate');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# edited\n');
    await vscode.workspace.applyEdit(edit);
    const edited = document.getText();
    await experiments.answer({ type: 'applyExperiment' });
    assert.equal(document.getText(), edited);
    assert.equal(experiments.current?.isApplied, undefined);
  });

  it('refuse to suggest a rate where the loss does not fall, and offer no edit', async () => {
    const document = await open('sigmoid.py');
    const before_ = document.getText();
    await click(await rateLens(document.uri));
    const refused = await shownOf('learningRate');
    assert.equal(refused.result.suggestion.kind, 'none');
    assert.equal(refused.applyTitle, undefined);
    await experiments.answer({ type: 'applyExperiment' });
    assert.equal(document.getText(), before_);
  });

  it('try the fix of a finding beside the code as it is written, and make it where that is asked for', async () => {
    const document = await open('sigmoid.py');
    const place = document.positionAt(document.getText().indexOf('layers.Dense(20'));
    await click(await commandTitled(document, new vscode.Range(place, place), /^Try this fix: Use ReLU/));
    const tried = await shownOf('trial');
    const [repetition] = tried.result.repetitions;
    assert.equal(repetition?.written.losses.length, tried.result.steps.length);
    assert.equal(repetition.fixed.losses.length, tried.result.steps.length);
    assert.match(tried.fix, /^Use ReLU with he_normal/);
    assert.match(tried.sentences.join(' '), /instead of|No clear difference|Trained once only/);
    assert.equal(document.isDirty, false);
    await experiments.answer({ type: 'applyExperiment' });
    assert.match(document.getText(), /Dense\(20, activation="relu", kernel_initializer="he_normal"\)/);
    await vscode.commands.executeCommand('undo');
    await eventually('the text as it was', () => (document.getText().includes('activation="sigmoid"') ? true : undefined));
  });

  it('try the fix of what a run showed, from the mark on its line', async () => {
    const document = await open('shut.py');
    await startTraining(runs);
    await reached(runs, 'completed');
    const mark = await eventually('a mark', () => vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'GradLens run'));
    await click(await commandTitled(document, mark.range, /^Try a fix of "/));
    const tried = await shownOf('trial');
    assert.equal(tried.fix, 'Remove bias_initializer');
    assert.equal(tried.result.verdict.kind, 'fixed');
  });

  it('end with the next ones, and leave no process', async () => {
    await vscode.workspace.getConfiguration('gradlens').update('trials.seconds', 60, vscode.ConfigurationTarget.Global);
    try {
      const document = await open('healthy.py');
      const first = click(await rateLens(document.uri));
      await eventually('a trainer', () => (trainers().length === 1 ? true : undefined));
      const [firstTrainer] = trainers();
      await vscode.workspace.getConfiguration('gradlens').update('trials.seconds', 1, vscode.ConfigurationTarget.Global);
      const second = click(await rateLens(document.uri));
      await first;
      await second;
      assert.ok(!trainers().includes(firstTrainer ?? 0), 'the first trainer is gone');
      await shownOf('learningRate');
    } finally {
      await vscode.workspace.getConfiguration('gradlens').update('trials.seconds', 3, vscode.ConfigurationTarget.Global);
    }
  });
});
