import * as vscode from 'vscode';
import { commandOf } from './commands.js';
import { cellLenses } from './content/cell-lenses.js';
import type { Lens } from './content/lenses.js';
import { programOfNotebook, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { areLensesEnabled } from './settings.js';

/** The kinds of notebooks that hold Python: files of Jupyter, and the interactive window. */
const notebookTypes = ['jupyter-notebook', 'interactive'];

/** Pauses of this length after a change let the words below all cells be asked for anew: a cell may change what another says. */
const pauseMilliseconds = 200;

/** What lenses say in a file, below the cells of a notebook. */
export class CellStatus implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCellStatusBarItems = this.changed.event;
  private readonly subscriptions: vscode.Disposable;
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly readings: ReadingCache) {
    this.subscriptions = vscode.Disposable.from(
      ...notebookTypes.map((type) => vscode.notebooks.registerNotebookCellStatusBarItemProvider(type, this)),
      vscode.workspace.onDidChangeNotebookDocument(() => this.refreshLater()),
    );
  }

  async provideCellStatusBarItems(cell: vscode.NotebookCell): Promise<vscode.NotebookCellStatusBarItem[]> {
    const current = await this.readings.current(areLensesEnabled(cell.document) ? programOfNotebook(cell.notebook) : null);
    if (current === null) return [];
    return cellLenses(current.reading, vscode.env.language, cell.index).map((lens) => toItem(current.program, lens));
  }

  /** Has the words of all cells asked for anew. */
  refresh(): void {
    this.changed.fire();
  }

  private refreshLater(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.refresh(), pauseMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscriptions.dispose();
    this.changed.dispose();
  }
}

function toItem(program: Program, { title, tooltip, action }: Lens): vscode.NotebookCellStatusBarItem {
  const item = new vscode.NotebookCellStatusBarItem(title, vscode.NotebookCellStatusBarAlignment.Left);
  if (tooltip !== undefined) item.tooltip = tooltip;
  if (action.kind !== 'none') item.command = { title, ...commandOf(program, action) };
  return item;
}
