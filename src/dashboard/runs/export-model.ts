import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunSummary } from '../../runs/index.js';

const endings = { keras: 'keras', weights: 'h5', onnx: 'onnx' } as const;

/**
 * Asks for a format and a place, and writes the trained model of a run there. The command line does it in a process of its
 * own, so that a large model does not keep the window waiting.
 * @param commandLine The bundled command line. @throws Error with what it says, where it cannot.
 */
export async function exportModel({ directory, name }: Pick<RunSummary, 'directory' | 'name'>, commandLine: string): Promise<void> {
  const formats: readonly (vscode.QuickPickItem & { readonly format: keyof typeof endings })[] = [
    { format: 'keras', label: l10n.t('Keras model'), description: '.keras' },
    { format: 'weights', label: l10n.t('Weights for Keras'), description: '.weights.h5' },
    { format: 'onnx', label: l10n.t('ONNX model'), description: '.onnx' },
  ];
  const chosen = await vscode.window.showQuickPick(formats, { title: l10n.t('Export the model of {0} as', name) });
  if (chosen === undefined) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(dirname(directory));
  const file = `${name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}${chosen.description ?? ''}`;
  const place = await vscode.window.showSaveDialog({ title: l10n.t('Save {0} as {1}', name, chosen.label), filters: { [chosen.label]: [endings[chosen.format]] }, defaultUri: vscode.Uri.joinPath(folder, file) });
  if (place === undefined) return;
  await run(commandLine, ['export', directory, '--format', chosen.format, '--output', place.fsPath]);
  const reveal = l10n.t('Reveal');
  const answer = await vscode.window.showInformationMessage(l10n.t('{0} was written.', place.fsPath), reveal);
  if (answer === reveal) await vscode.commands.executeCommand('revealFileInOS', place);
}

async function run(commandLine: string, args: readonly string[]): Promise<void> {
  try {
    // The editor's own Node: it is told to be no editor.
    await promisify(execFile)(process.execPath, [commandLine, ...args], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  } catch (error) {
    const said = (error as { readonly stderr?: string }).stderr?.trim() ?? '';
    throw new Error(said === '' ? String(error) : said, { cause: error });
  }
}

/** The command line that lies beside the trainer. */
export const commandLineBeside = (extensionPath: string): string => join(extensionPath, 'dist', 'cli.cjs');
