import * as vscode from 'vscode';
import { commandOf } from './commands.js';
import { lensesOf, type Lens } from './content/lenses.js';
import { isCurrent, programOf, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { areLensesEnabled } from './settings.js';

/** Lenses above models, layers and fits. */
export class LensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly readings: ReadingCache) {}

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    // A cell of a notebook has its words below it instead.
    const program = areLensesEnabled(document) ? programOf(document) : null;
    if (program?.owner !== document) return [];
    const reading = await this.readings.of(program);
    if (reading === null || !isCurrent(program)) return [];
    return lensesOf(reading, vscode.env.language).map((lens) => toCodeLens(program, lens));
  }

  /** Has the lenses asked for anew. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function toCodeLens(program: Program, lens: Lens): vscode.CodeLens {
  const line = lens.line - 1;
  const command: vscode.Command = { title: lens.title, ...commandOf(program, lens.action) };
  if (lens.tooltip !== undefined) command.tooltip = lens.tooltip;
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}
