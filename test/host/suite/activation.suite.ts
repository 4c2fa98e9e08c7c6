import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { runManager } from './api.js';
import { eventually, open } from './workspace.js';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const extension = vscode.extensions.getExtension('gradlens.gradlens');

describe('the extension', () => {
  it('activates when a Python file is opened', async () => {
    await open('relu.py');
    await eventually('its activation', () => (extension?.isActive === true ? true : undefined));
    assert.notEqual(extension?.exports, undefined, 'activate() came to its end');
  });

  it('hands its run manager to who asks for it', async () => {
    const runs = await runManager();
    assert.equal(runs.status.state, 'idle');
  });

  it('registers every command that its manifest contributes', async () => {
    const { contributes } = extension?.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
