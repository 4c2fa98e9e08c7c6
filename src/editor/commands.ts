import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ruleById, type Fix, type TextEdit } from '../advice/index.js';
import type { FileReading } from './content/file-reading.js';
import { editsOfRule } from './content/fix-menu.js';
import type { LensAction } from './content/lenses.js';
import { isCurrent, placeOf, programAt, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { rulePageUri } from './rule-pages.js';

/** The commands behind lenses and quick fixes. Training is started by the dashboard. */
export const commands = {
  startTraining: 'gradlens.startTraining',
  checkGradients: 'gradlens.checkGradients',
  applyFix: 'gradlens.applyFix',
  fixAll: 'gradlens.fixAll',
  compareFix: 'gradlens.compareFix',
  tryFix: 'gradlens.tryFix',
  tryRules: 'gradlens.tryRules',
  findLearningRate: 'gradlens.findLearningRate',
  showRule: 'gradlens.showRule',
} as const;

/** What `gradlens.startTraining` is called with. */
export interface TrainArgument {
  /** Of the file or the notebook. */
  readonly uri: vscode.Uri;
  readonly fitStep: number;
}

/** What `gradlens.checkGradients` is called with by a lens. */
export interface CheckArgument {
  /** Of the file or the notebook. */
  readonly uri: vscode.Uri;
  /** The id of the model. */
  readonly model: string;
}

/** What `gradlens.applyFix` is called with: edits of one version of a file or notebook. */
export interface FixArgument {
  readonly uri: vscode.Uri;
  readonly version: string;
  readonly edits: readonly TextEdit[];
}

/** What `gradlens.compareFix` is called with: a fix of one version of a file or notebook, and the id of the model to measure. */
export interface CompareArgument {
  readonly uri: vscode.Uri;
  readonly version: string;
  readonly fix: Fix;
  readonly model: string;
}

/** What `gradlens.tryFix` is called with: a fix of one version of a file or notebook, and the ids of the layers that it is about. */
export interface TryArgument {
  readonly uri: vscode.Uri;
  readonly version: string;
  readonly fix: Fix;
  readonly layers: readonly string[];
}

/** What `gradlens.tryRules` is called with: a file or notebook, and the rules of which the first one with a fix is tried. */
export interface TryRulesArgument {
  readonly uri: vscode.Uri;
  readonly rules: readonly string[];
}

/** What `gradlens.fixAll` is called with: a file or notebook, and the rule where it is about one alone. */
export interface FixAllArgument {
  readonly uri: vscode.Uri;
  readonly rule?: string;
}

/** The command that does what a lens says. */
export function commandOf({ uri, version }: Program, action: LensAction): Pick<vscode.Command, 'command' | 'arguments'> {
  switch (action.kind) {
    case 'none':
      // A lens without a command is text.
      return { command: '' };
    case 'train':
      return { command: commands.startTraining, arguments: [{ uri, fitStep: action.fitStep } satisfies TrainArgument] };
    case 'findLearningRate':
      return { command: commands.findLearningRate, arguments: [{ uri, fitStep: action.fitStep } satisfies TrainArgument] };
    case 'check':
      return { command: commands.checkGradients, arguments: [{ uri, model: action.model } satisfies CheckArgument] };
    case 'fix':
      return { command: commands.applyFix, arguments: [{ uri, version, edits: action.edits } satisfies FixArgument] };
    case 'explain':
      return { command: commands.showRule, arguments: [action.rule] };
  }
}

/** Registers the editor's own commands. */
export function registerCommands(readings: ReadingCache): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.applyFix, (argument: FixArgument) => applyFix(readings, argument)),
    vscode.commands.registerCommand(commands.fixAll, (argument: FixAllArgument) => fixAll(readings, argument)),
    vscode.commands.registerCommand(commands.showRule, showRule),
  );
}

async function applyFix(readings: ReadingCache, { uri, version, edits }: FixArgument): Promise<boolean> {
  const current = await readings.current(await programAt(uri), version);
  return current === null ? tellChanged() : applyEdits(current.program, current.reading, edits);
}

function tellChanged(): false {
  void vscode.window.showInformationMessage(l10n.t('The file changed in the meantime, so nothing was edited. Please click again.'));
  return false;
}

/** Applies every fix in a file or notebook, or every one of a rule. */
async function fixAll(readings: ReadingCache, { uri, rule }: FixAllArgument): Promise<boolean> {
  const program = await programAt(uri);
  if (program === null) return false;
  const reading = await (rule === undefined ? readings.withFixes(program) : readings.of(program));
  if (!isCurrent(program)) return tellChanged();
  if (reading === null) {
    void vscode.window.showWarningMessage(l10n.t('The fixes could not be worked out, so nothing was edited. The log of GradLens says why.'));
    return false;
  }
  const edits = rule === undefined ? (reading.fixes ?? []) : editsOfRule(reading, rule).edits;
  return edits.length > 0 && applyEdits(program, reading, edits);
}

async function applyEdits(program: Program, reading: FileReading, edits: readonly TextEdit[]): Promise<boolean> {
  const before = program.documents.map((document) => document.getText());
  const isApplied = (await vscode.workspace.applyEdit(workspaceEdit(program, reading, edits))) && !(await tookBack(program, before));
  if (!isApplied) void vscode.window.showWarningMessage(l10n.t('The editor did not accept the change. Is the file read-only?'));
  return isApplied;
}

/**
 * Takes edits back of a file that may not be changed: where a setting has made it read-only, VS Code shows them and never saves
 * them. @returns whether it did.
 */
async function tookBack({ owner, documents: [document] }: Program, [before = '']: readonly string[]): Promise<boolean> {
  if ('getCells' in owner || document === undefined || document.isUntitled || document.isDirty || (await document.save())) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length)), before);
  await vscode.workspace.applyEdit(edit);
  return true;
}

/** Edits of the text that was read of a program, each in its document. */
export function workspaceEdit(program: Program, reading: FileReading, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const document of program.documents) {
    const own = edits.flatMap(({ range, newText }) => {
      const place = placeOf(program, reading, range);
      return place?.document === document ? [vscode.TextEdit.replace(place.range, newText)] : [];
    });
    if (own.length > 0) edit.set(document.uri, own);
  }
  return edit;
}

/** Shows a rule's page; `workbench.editorAssociations` in package.json has it rendered. */
async function showRule(rule: string): Promise<void> {
  if (ruleById(rule) === undefined) {
    void vscode.window.showWarningMessage(l10n.t('There is no rule {0}.', rule));
    return;
  }
  await vscode.commands.executeCommand('vscode.open', rulePageUri(rule));
}
