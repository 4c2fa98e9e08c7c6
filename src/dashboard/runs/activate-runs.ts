import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { userRunsFolder } from '../../runs/index.js';
import type { Disposable } from '../emitter.js';
import type { RunManager } from '../run-manager.js';
import { runsFolder, trainingSettings } from '../settings.js';
import { registerExportAny } from './export-any.js';
import { commandLineBeside } from './export-model.js';
import { pickUpRuns } from './pick-up.js';
import { registerRunCommands } from './run-commands.js';
import { registerRunDocuments } from './run-documents.js';
import { RunLibrary } from './run-library.js';
import { RunTree } from './run-tree.js';

export interface RunsParts {
  readonly context: vscode.ExtensionContext;
  readonly runs: RunManager;
  readonly log: vscode.LogOutputChannel;
  readonly showDashboard: () => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Starts the tree of runs and its commands, and shows the run that goes on or was shown last. */
export function activateRuns({ context, runs, log, showDashboard, report }: RunsParts): vscode.Disposable {
  const library = new RunLibrary({
    runFolders: () => [runsFolder(context), userRunsFolder()],
    logFolders,
    log: (message) => log.warn(message),
  });
  const tree = new RunTree(library, () => runs.currentRun?.directory);
  return vscode.Disposable.from(
    tree,
    registerRunDocuments(),
    registerRunCommands({
      runs,
      tree,
      showDashboard,
      report,
      commandLine: commandLineBeside(context.extensionPath),
      outlives: () => trainingSettings(context, context.extensionUri.toString()).outlives,
    }),
    registerExportAny({ runs: async () => (await library.read('')).runs, commandLine: commandLineBeside(context.extensionPath), report }),
    pickUpRuns(context, runs, runsFolder(context), (message) => log.warn(message)),
    refreshWith(runs, tree),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('gradlens.runs') || event.affectsConfiguration('gradlens.training.runsFolder')) void tree.refresh();
    }),
  );
}

/** The tree need not wait for its next look where this window itself knows that something changed. */
function refreshWith(runs: RunManager, tree: RunTree): Disposable {
  let state = runs.status.state;
  return runs.onDidChange((status) => {
    if (status.state === state) return;
    state = status.state;
    void tree.refresh();
  });
}

/** Those of the settings; a path that is not absolute is one in the workspace. */
function logFolders(): string[] {
  const folders = vscode.workspace.getConfiguration('gradlens').get<string[]>('runs.folders', []);
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return folders.flatMap((folder) => {
    const path = folder.replace(/^~(?=[\\/]|$)/, homedir());
    return isAbsolute(path) ? [path] : roots.map((root) => join(root, path));
  });
}
