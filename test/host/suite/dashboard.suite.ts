import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, eventually, open } from './workspace.js';

/** The tabs with the dashboard. VS Code puts a prefix of its own before the panel's type. */
const dashboards = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('gradlens.dashboardPanel'));

describe('the dashboard among the editors', () => {
  afterEach(closeEditors);

  it('opens beside the code, and only once', async () => {
    await open('short.py');
    await vscode.commands.executeCommand('gradlens.openDashboard');
    const tab = await eventually('the dashboard', () => dashboards()[0]);
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('gradlens.openDashboard');
    assert.equal(dashboards().length, 1);
  });

  it('can be closed and opened again', async () => {
    await vscode.commands.executeCommand('gradlens.openDashboard');
    const tab = await eventually('the dashboard', () => dashboards()[0]);
    await vscode.window.tabGroups.close(tab);
    assert.equal(dashboards().length, 0);
    await vscode.commands.executeCommand('gradlens.openDashboard');
    await eventually('the dashboard again', () => dashboards()[0]);
  });
});
