import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { annotate, deleteRun, readRunRecord, restoreRun, type RunSummary } from '../../runs/index.js';
import { JoinedTrainer } from '../../supervisor/index.js';
import type { RunManager } from '../run-manager.js';
import type { Comparable } from './compared-run.js';
import { exportModel } from './export-model.js';
import { compareCode, openCode, openComparison } from './run-documents.js';
import { runsViewId, type RunNode, type RunTree } from './run-tree.js';

export interface RunCommandParts {
  readonly runs: RunManager;
  readonly tree: RunTree;
  /** The bundled command line. */
  readonly commandLine: string;
  /** How many minutes a paused training waits once its window has gone; null where training ends with the window. */
  readonly outlives: () => number | null;
  /** Shows the dashboard. */
  readonly showDashboard: () => Promise<void>;
  /** Tells people what went wrong. */
  readonly report: (error: unknown) => void;
}

/** Registers the commands of the tree of runs. */
export function registerRunCommands(parts: RunCommandParts): vscode.Disposable {
  const { tree, report } = parts;
  const register = (name: string, action: (nodes: readonly RunNode[]) => Promise<void> | void): vscode.Disposable =>
    vscode.commands.registerCommand(`gradlens.runs.${name}`, async (entry?: RunNode, selected?: readonly (RunNode | undefined)[]) => {
      try {
        await action(chosen(tree, entry, selected));
      } catch (error) {
        report(error);
      }
    });
  return vscode.Disposable.from(
    register('open', (nodes) => open(parts, nodes[0])),
    register('compare', (nodes) => compare(runsOf(nodes))),
    register('overlay', (nodes) => overlay(parts, nodes)),
    register('rename', (nodes) => edit(parts, nodes, l10n.t('Name of the run'), ({ name }) => name, (name) => ({ name }))),
    register('editNotes', (nodes) => edit(parts, nodes, l10n.t('Notes'), ({ notes }) => notes, (notes) => ({ notes }))),
    register('editTags', (nodes) => edit(parts, nodes, l10n.t('Tags, with commas between them'), ({ tags }) => tags.join(', '), (text) => ({ tags: tagsOf(text) }))),
    register('delete', (nodes) => remove(parts, runsOf(nodes))),
    register('stop', (nodes) => Promise.all(runsOf(nodes).map((run) => stop(parts, run))).then(() => undefined)),
    register('resume', (nodes) => first(nodes, (run) => resume(parts, run))),
    register('export', (nodes) => first(nodes, (run) => exportModel(run, parts.commandLine))),
    register('openCode', (nodes) => first(nodes, openCode)),
    register('compareCode', (nodes) => first(nodes, compareCode)),
    register('reveal', (nodes) => reveal(nodes[0])),
    register('filter', () => filter(tree)),
    register('clearFilter', () => tree.setFilter('')),
    register('refresh', () => tree.refresh()),
    register('openLogFolder', () => openLogFolder(tree)),
    register('removeLogFolder', (nodes) => removeLogFolder(tree, nodes[0])),
  );
}

/** What a command is about: all that is selected along with its entry, the entry, or what is selected in the tree. */
function chosen(tree: RunTree, entry: RunNode | undefined, selected: readonly (RunNode | undefined)[] = []): readonly RunNode[] {
  if (selected.length > 0) {
    const there = selected.filter((node) => node !== undefined);
    // VS Code gives nothing for entries while the tree is listed anew.
    return there.length === selected.length ? there : tree.selection;
  }
  return entry === undefined ? tree.selection : [entry];
}

const runsOf = (nodes: readonly RunNode[]): RunSummary[] => nodes.flatMap((node) => (node.kind === 'run' ? [node.run] : []));

async function first(nodes: readonly RunNode[], action: (run: RunSummary) => Promise<void>): Promise<void> {
  const [run] = runsOf(nodes);
  if (run !== undefined) await action(run);
}

/** Shows a run or a log; the tree says that it is being read. */
async function open({ runs, tree, showDashboard }: RunCommandParts, node: RunNode | undefined): Promise<void> {
  if (node?.kind !== 'run' && node?.kind !== 'log') return;
  await vscode.window.withProgress({ location: { viewId: runsViewId } }, () => (node.kind === 'run' ? runs.show(node.run.directory) : runs.showLog(node.log)));
  await Promise.all([showDashboard(), tree.refresh()]);
}

async function compare(runs: readonly RunSummary[]): Promise<void> {
  if (runs.length > 1) await openComparison(runs);
  else void vscode.window.showInformationMessage(l10n.t('Select two or more runs to compare them: hold Ctrl or ⌘ while you click.'));
}

/** Draws runs, also logs of other programs, together in the dashboard among the editors. */
async function overlay({ runs }: RunCommandParts, nodes: readonly RunNode[]): Promise<void> {
  await runs.compare(nodes.flatMap((node): Comparable[] => (node.kind === 'run' ? [node.run] : node.kind === 'log' ? [node.log] : [])));
  await vscode.commands.executeCommand('gradlens.openDashboard');
}

/** Asks for a text about the first run and keeps it. */
async function edit(
  { tree }: RunCommandParts,
  nodes: readonly RunNode[],
  prompt: string,
  before: (run: RunSummary) => string,
  change: (text: string) => Parameters<typeof annotate>[1],
): Promise<void> {
  await first(nodes, async (run) => {
    const text = await vscode.window.showInputBox({ prompt, value: before(run) });
    if (text === undefined) return;
    await annotate(run.directory, change(text.trim()));
    await tree.refresh();
  });
}

const tagsOf = (text: string): string[] => [...new Set(text.split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''))];

async function remove({ tree }: RunCommandParts, runs: readonly RunSummary[]): Promise<void> {
  if (runs.length === 0) return;
  const places: string[] = [];
  try {
    for (const { directory } of runs) places.push(await deleteRun(directory));
  } finally {
    await tree.refresh();
  }
  const undo = l10n.t('Undo');
  const message = places.length === 1 ? l10n.t('{0} was deleted.', runs[0]?.name ?? '') : l10n.t('{0} runs were deleted.', places.length);
  if ((await vscode.window.showInformationMessage(message, undo)) !== undo) return;
  for (const place of places) await restoreRun(place);
  await tree.refresh();
}

/** Stops a run, whichever window began it. */
async function stop({ runs, tree }: RunCommandParts, { directory, name }: RunSummary): Promise<void> {
  if (runs.activeRun?.directory === directory) {
    await runs.stop();
  } else {
    const trainer = await JoinedTrainer.join(directory, await readRunRecord(directory));
    if (trainer === null) throw new Error(l10n.t('{0} cannot be reached, so it cannot be stopped from here.', name));
    trainer.stop();
    await trainer.outcome;
    await trainer.release();
  }
  await tree.refresh();
}

/** Goes on with a run that was over before its end. */
async function resume({ runs, tree, outlives, showDashboard }: RunCommandParts, { directory, name, status, elsewhere }: RunSummary): Promise<void> {
  if (status === 'unknown' && !(await mayGoOnHere(name, elsewhere ?? ''))) return;
  await runs.goOn(directory, outlives());
  await Promise.all([showDashboard(), tree.refresh()]);
}

/** Two trainers that write to one folder would spoil the run. */
async function mayGoOnHere(name: string, machine: string): Promise<boolean> {
  const goOn = l10n.t('Go On Here');
  const question = l10n.t('{0} was trained on {1} and has not been heard of for a while. Go on with it here?', name, machine);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail: l10n.t('Should it still be trained there, both would write to its folder and spoil it.') }, goOn)) === goOn;
}

async function reveal(node: RunNode | undefined): Promise<void> {
  if (node === undefined || node.kind === 'group') return;
  // A file in it, so that the folder itself is opened.
  const path = node.kind === 'run' ? join(node.run.directory, 'run.json') : node.kind === 'log' ? node.log.directory : node.folder.root;
  await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
}

async function filter(tree: RunTree): Promise<void> {
  const search = await vscode.window.showInputBox({ prompt: l10n.t('Show the runs that have these words in their name, model, file, state, notes or tags'), value: tree.filter });
  if (search !== undefined) await tree.setFilter(search);
}

async function openLogFolder(tree: RunTree): Promise<void> {
  const [folder] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: l10n.t('Open Logs') })) ?? [];
  if (folder === undefined) return;
  const settings = vscode.workspace.getConfiguration('gradlens');
  const folders = settings.get<string[]>('runs.folders', []);
  if (!folders.includes(folder.fsPath)) await settings.update('runs.folders', [...folders, folder.fsPath], folderSettings());
  await tree.refresh();
}

async function removeLogFolder(tree: RunTree, node: RunNode | undefined): Promise<void> {
  if (node?.kind !== 'folder') return;
  const settings = vscode.workspace.getConfiguration('gradlens');
  const folders = settings.get<string[]>('runs.folders', []);
  await settings.update('runs.folders', folders.filter((folder) => folder !== node.folder.root), folderSettings());
  await tree.refresh();
}

/** Logs belong to the workspace where there is one. */
const folderSettings = (): vscode.ConfigurationTarget =>
  vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
