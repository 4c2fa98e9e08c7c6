import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Dashboard, RunManager } from '../../../src/dashboard/index.js';
import type { RunStatus } from '../../../src/protocol/index.js';
import { closeEditors, eventually } from './workspace.js';

/** What `activate()` hands to whoever asks for the extension's exports. */
interface ExtensionApi {
  readonly runs: RunManager;
  readonly experiments: Dashboard['experiments'];
}

/** The run manager of the extension under test, activated if it was not. */
export async function runManager(): Promise<RunManager> {
  return (await api()).runs;
}

/** The short trainings that the extension under test shows. */
export async function experimentsOf(): Promise<Dashboard['experiments']> {
  return (await api()).experiments;
}

async function api(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('gradlens.gradlens');
  assert(extension !== undefined, 'the extension is installed');
  return extension.activate();
}

/** Trains what is in front, or what the command of a lens or a menu says, and waits until its run is the current one. */
export async function startTraining(runs: RunManager, { command, arguments: given = [] }: Pick<vscode.Command, 'command' | 'arguments'> = { command: 'gradlens.startTraining' }): Promise<void> {
  const previous = runs.currentRun;
  await vscode.commands.executeCommand(command, ...(given as unknown[]));
  await eventually('a new run', () => (runs.currentRun === previous ? undefined : true));
}

/** Stops what a test left in training, waits until its process has gone, and closes its editors. */
export async function endTraining(): Promise<void> {
  await vscode.commands.executeCommand('gradlens.stopTraining');
  await closeEditors();
}

/** The statuses that can be in a state. */
type StatusIn<S extends RunStatus['state'], R extends RunStatus = RunStatus> = R extends RunStatus ? (S extends R['state'] ? R : never) : never;

/** Waits until the run is in a state; one that failed instead is an error with its message. */
export function reached<S extends RunStatus['state']>(runs: RunManager, state: S): Promise<StatusIn<S>> {
  return eventually(`the state ${state}`, () => {
    const { status } = runs;
    if (isState(status, state)) return status;
    assert(status.state !== 'failed', `the run failed: ${status.state === 'failed' ? status.message : ''}`);
    return undefined;
  });
}

function isState<S extends RunStatus['state']>(status: RunStatus, state: S): status is StatusIn<S> {
  return status.state === state;
}
