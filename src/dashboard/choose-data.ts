import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { knownData } from '../data/index.js';
import { isUnknown, type FitStep } from '../spec/index.js';
import { targetModel, type TrainingTarget } from './target.js';

/** Data to train on; without a choice, a file is asked for. */
interface DataItem extends vscode.QuickPickItem {
  readonly data?: string;
}

/**
 * A target with the data that it is trained on: the file's own where that is known, else what the setting
 * `gradlens.datasets.train` names for the model, else what the user chooses.
 * @returns null where the user chooses nothing.
 */
export async function withData(target: TrainingTarget, settings: Readonly<Record<string, string>> = {}): Promise<TrainingTarget | null> {
  const model = targetModel(target);
  const named = model === undefined ? undefined : (settings[model.variable ?? ''] ?? settings[model.name]);
  if (named !== undefined) return { ...target, data: named };
  const reason = unknownData(target);
  if (reason === null) return target;
  const data = await chooseData(l10n.t('The data of the file is not known: {0}', reason));
  return data === undefined ? null : { ...target, data };
}

/** Why the data of the fit is not known; null where it is. */
function unknownData({ plan, fitStep }: TrainingTarget): string | null {
  const fit = plan.steps[fitStep];
  if (fit?.kind !== 'fit' || fit.inputs !== undefined || fit.targets !== undefined) return null;
  const unknown = [fit.x, fit.y].find(isUnknown) ?? unknownValidation(fit);
  return unknown === undefined ? null : unknown.reason;
}

function unknownValidation({ validation }: FitStep): { readonly reason: string } | undefined {
  if (isUnknown(validation)) return validation;
  return validation.kind === 'data' && validation.inputs === undefined ? [validation.x, validation.y].find(isUnknown) : undefined;
}

/** Asks what to train on in the place of a file's own data: a name, or the path of a file; undefined where nothing is chosen. */
export async function chooseData(placeHolder: string): Promise<string | undefined> {
  const items: DataItem[] = [
    { label: l10n.t('Noise of the right shape'), detail: l10n.t('Nothing can be learned from it, but gradients and speed show; the run is called noise everywhere.'), data: 'noise' },
    { label: l10n.t('Choose a file…'), detail: l10n.t('An .npz with x_train and y_train, or a .csv whose last column is the label.') },
    { label: l10n.t('Data sets'), kind: vscode.QuickPickItemKind.Separator },
    ...knownData.map(({ name, title }) => ({ label: title, description: name, data: name })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Train on…'),
    placeHolder,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (chosen === undefined || chosen.data !== undefined) return chosen?.data;
  const files = await vscode.window.showOpenDialog({ title: l10n.t('Train on…'), canSelectMany: false, filters: { [l10n.t('Data')]: ['npz', 'csv', 'tsv', 'txt'] } });
  return files?.[0]?.fsPath;
}
