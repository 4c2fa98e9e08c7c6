import * as vscode from 'vscode';
import { commands, type FixArgument, type TrainArgument } from './commands.js';
import { lensesOf, type Lens } from './content/lenses.js';
import type { ReadingCache } from './reading-cache.js';
import { areLensesEnabled } from './settings.js';

/** Lenses above models, layers and fits. */
export class LensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly readings: ReadingCache) {}

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!areLensesEnabled(document)) return [];
    const { uri, version } = document;
    const reading = await this.readings.of(document);
    if (reading === null) return [];
    return lensesOf(reading, vscode.env.language).map((lens) => toCodeLens({ uri, version }, lens));
  }

  /** Has the lenses asked for anew. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** The version of a document that a lens is of. */
type ReadVersion = Pick<vscode.TextDocument, 'uri' | 'version'>;

function toCodeLens(document: ReadVersion, lens: Lens): vscode.CodeLens {
  const line = lens.line - 1;
  const command: vscode.Command = { title: lens.title, ...commandOf(document, lens) };
  if (lens.tooltip !== undefined) command.tooltip = lens.tooltip;
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}

function commandOf({ uri, version }: ReadVersion, { action }: Lens): Pick<vscode.Command, 'command' | 'arguments'> {
  switch (action.kind) {
    case 'none':
      // A lens without a command is text.
      return { command: '' };
    case 'train':
      return { command: commands.startTraining, arguments: [{ uri, fitStep: action.fitStep } satisfies TrainArgument] };
    case 'fix':
      return { command: commands.applyFix, arguments: [{ uri, version, edits: action.edits } satisfies FixArgument] };
    case 'explain':
      return { command: commands.showRule, arguments: [action.rule] };
  }
}
