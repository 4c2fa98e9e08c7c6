import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { endTraining, reached, runManager, startTraining } from './api.js';
import { MemoryFiles } from './memory-files.js';
import { ownMarks, someMarks } from './marks.js';
import { eventually, fileUri, open } from './workspace.js';

const [writable, readOnly] = ['gradlens-memory', 'gradlens-memory-read-only'];
let runs: RunManager;
let providers: vscode.Disposable;
const files = new MemoryFiles();

/** Shows a file of the workspace as one that is on no disk. */
async function openCopy(name: string, scheme: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme, path: `/${name}` });
  files.writeFile(uri, await vscode.workspace.fs.readFile(fileUri(name)));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

describe('a file that is on no disk', () => {
  before(async () => {
    runs = await runManager();
    providers = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider(writable, files),
      vscode.workspace.registerFileSystemProvider(readOnly, files, { isReadonly: true }),
    );
  });
  afterEach(endTraining);
  after(() => {
    providers.dispose();
  });

  it('is advised on and mended where it is', async () => {
    const { uri } = await openCopy('relu.py', writable);
    assert.equal((await someMarks(uri)).length, 2);
    assert.equal(await vscode.commands.executeCommand('gradlens.fixAll', { uri }), true);
    await eventually('no marks', () => (ownMarks(uri).length === 0 ? true : undefined));
  });

  it('is trained, and its run is kept on this machine', async () => {
    const document = await openCopy('short.py', writable);
    await startTraining(runs);
    await reached(runs, 'completed');
    assert.equal(runs.currentRun?.target.uri, document.uri.toString());
    assert(existsSync(runs.currentRun.directory));
    const lines = runs.currentRun.description?.layers.map(({ line }) => document.lineAt((line ?? 1) - 1).text);
    assert.equal(lines?.length, 2);
    for (const line of lines) assert.match(line, /Dense\(/);
  });

  it('is left alone where it is a view that nobody can edit, as older versions of a file are', async () => {
    const { uri } = await openCopy('relu.py', readOnly);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual(lenses, []);
    assert.deepEqual(ownMarks(uri), []);
  });
});

describe('a file that a setting has made read-only', () => {
  afterEach(endTraining);

  it('is advised on, and keeps its text where its fixes are asked for', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('readonlyInclude', { '**/relu.py': true }, vscode.ConfigurationTarget.Global);
    try {
      const document = await open('relu.py');
      const before = document.getText();
      assert.equal((await someMarks(document.uri)).length, 2);
      assert.equal(await vscode.commands.executeCommand('gradlens.fixAll', { uri: document.uri }), false);
      assert.equal(document.getText(), before);
    } finally {
      await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
