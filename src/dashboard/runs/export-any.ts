import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunSummary } from '../../runs/index.js';
import { exportModel } from './export-model.js';
import { runDescription } from './run-texts.js';

/** What the command of the palette needs. */
export interface ExportAnyParts {
  /** All runs there are. */
  readonly runs: () => Promise<readonly RunSummary[]>;
  /** The bundled command line. */
  readonly commandLine: string;
  /** Tells people what went wrong. */
  readonly report: (error: unknown) => void;
}

/** Registers the command that exports a trained model from anywhere: which run's it is, is asked for. */
export function registerExportAny({ runs, commandLine, report }: ExportAnyParts): vscode.Disposable {
  return vscode.commands.registerCommand('gradlens.exportModel', async () => {
    try {
      const run = await pickRun(await withModel(await runs()));
      if (run !== undefined) await exportModel(run, commandLine);
    } catch (error) {
      report(error);
    }
  });
}

/** Those of the runs that have left a model. */
async function withModel(runs: readonly RunSummary[]): Promise<readonly RunSummary[]> {
  const found = await Promise.all(runs.map(async (run) => stat(join(run.directory, 'model.keras')).then(() => [run], () => [])));
  return found.flat();
}

async function pickRun(runs: readonly RunSummary[]): Promise<RunSummary | undefined> {
  if (runs.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('No run has left a trained model yet. Train one first.'));
    return undefined;
  }
  const items = runs.map((run) => ({ run, label: run.name, description: runDescription(run, vscode.env.language) }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t('Which run is the trained model from?'), matchOnDescription: true }))?.run;
}
