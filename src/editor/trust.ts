import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Whether gradients may be checked here; where the workspace is not trusted, says so and how to change it. */
export function mayCheckGradients(): boolean {
  if (!vscode.workspace.isTrusted) void askForTrust(l10n.t('GradLens does not check gradients in Restricted Mode, since that reads data and uses your processor. Trust this workspace to check them; reading and advice work without.'));
  return vscode.workspace.isTrusted;
}

/** Whether models may be trained for a while here; where the workspace is not trusted, says so and how to change it. */
export function mayTrainShortly(): boolean {
  if (!vscode.workspace.isTrusted) void askForTrust(l10n.t('GradLens does not train in Restricted Mode, not even for a while, since that reads data and uses your processor. Trust this workspace to train; reading and advice work without.'));
  return vscode.workspace.isTrusted;
}

async function askForTrust(message: string): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
