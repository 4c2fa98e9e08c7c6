import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { goesOn, statusText, type FoundLog, type RunSummary } from '../../runs/index.js';
import type { LibraryContent, LogFolder, RunLibrary } from './run-library.js';
import { addressOf } from './recorded-target.js';
import { groupRuns, type RunGroup } from './run-groups.js';
import { runDescription, runTooltip, statusIcons } from './run-texts.js';

/** The id of the view, as `package.json` contributes it. */
export const runsViewId = 'gradlens.runs';

/** An entry of the tree. */
export type RunNode =
  | { readonly kind: 'run'; readonly run: RunSummary }
  | { readonly kind: 'group'; readonly group: RunGroup }
  | { readonly kind: 'folder'; readonly folder: LogFolder }
  | { readonly kind: 'log'; readonly log: FoundLog };

/** How often what is on the disk is looked at while the tree is seen, in milliseconds. */
const period = 2000;

/** The tree of runs: those of GradLens, of the open folders before others and the latest first, and the folders of logs of other programs. */
export class RunTree implements vscode.TreeDataProvider<RunNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<RunNode>;
  private readonly timer: NodeJS.Timeout;
  private content: LibraryContent = { runs: [], folders: [] };
  private shown = '';
  private search = '';
  private selected: readonly RunNode[] = [];
  private reading: Promise<void> = Promise.resolve();

  readonly onDidChangeTreeData = this.changes.event;

  /** @param current tells the directory of the run that the dashboard shows. */
  constructor(
    private readonly library: RunLibrary,
    private readonly current: () => string | undefined,
  ) {
    this.view = vscode.window.createTreeView(runsViewId, { treeDataProvider: this, canSelectMany: true });
    this.timer = setInterval(() => {
      if (this.view.visible) void this.refresh();
    }, period);
    this.view.onDidChangeVisibility(({ visible }) => {
      if (visible) void this.refresh();
    });
    this.view.onDidChangeSelection(({ selection }) => (this.selected = selection));
  }

  /** The entries that are selected, in the tree's order. The view itself has none while it is listed anew. */
  get selection(): readonly RunNode[] {
    return this.selected;
  }

  /** What is searched for; empty for everything. */
  get filter(): string {
    return this.search;
  }

  /** Shows the runs that have all words of a search; all for an empty one. */
  async setFilter(search: string): Promise<void> {
    this.search = search.trim();
    void vscode.commands.executeCommand('setContext', 'gradlens.runsFiltered', this.search !== '');
    await this.refresh();
  }

  /** Reads what is on the disk, and shows it where it differs. */
  refresh(): Promise<void> {
    const read = async (): Promise<void> => {
      this.content = await this.library.read(this.search);
      this.view.message = this.messageOf();
      const now = JSON.stringify([this.content, this.current()]);
      if (now === this.shown) return;
      this.shown = now;
      this.changes.fire();
    };
    // One after the other; whoever asked for one that failed is told so.
    this.reading = this.reading.then(read, read);
    return this.reading;
  }

  async getChildren(node?: RunNode): Promise<RunNode[]> {
    if (node?.kind === 'folder') return node.folder.logs.map((log) => ({ kind: 'log', log }));
    if (node?.kind === 'group') return node.group.runs.map(runNode);
    if (node !== undefined) return [];
    if (this.shown === '') await this.refresh();
    const { runs, folders } = this.content;
    const groups = groupRuns(runs, isInWorkspace);
    return [...(groups.length === 0 ? runs.map(runNode) : groups.map((group) => ({ kind: 'group', group }) as const)), ...folders.map((folder) => ({ kind: 'folder', folder }) as const)];
  }

  getTreeItem(node: RunNode): vscode.TreeItem {
    switch (node.kind) {
      case 'run':
        return this.runItem(node);
      case 'log':
        return this.logItem(node);
      case 'folder':
        return folderItem(node.folder);
      case 'group':
        return groupItem(node.group, this.search !== '');
    }
  }

  dispose(): void {
    clearInterval(this.timer);
    this.changes.dispose();
    this.view.dispose();
  }

  private runItem(node: Extract<RunNode, { kind: 'run' }>): vscode.TreeItem {
    const { run } = node;
    const item = new vscode.TreeItem(this.labelOf(run.name, run.directory));
    const [icon, colour] = statusIcons[run.status];
    item.id = run.directory;
    item.description = runDescription(run, vscode.env.language);
    item.tooltip = new vscode.MarkdownString(runTooltip(run, vscode.env.language));
    item.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
    item.contextValue = goesOn(run.status) ? 'run.active' : run.status === 'completed' ? 'run.completed' : 'run.over';
    item.command = { command: 'gradlens.runs.open', title: l10n.t('Open Run'), arguments: [node] };
    item.accessibilityInformation = { label: [run.name, ...this.shownWords(run.directory), statusText(run.status), runDescription(run, vscode.env.language)].join(', ') };
    return item;
  }

  private logItem(node: Extract<RunNode, { kind: 'log' }>): vscode.TreeItem {
    const { name, directory } = node.log;
    const item = new vscode.TreeItem(this.labelOf(name, directory));
    item.id = `log:${directory}`;
    item.tooltip = directory;
    item.iconPath = new vscode.ThemeIcon('graph-line');
    item.contextValue = 'log';
    item.accessibilityInformation = { label: [name, ...this.shownWords(directory), l10n.t('log of another program')].join(', ') };
    item.command = { command: 'gradlens.runs.open', title: l10n.t('Open Run'), arguments: [node] };
    return item;
  }

  /** What a screen reader says where others see that a run stands out. */
  private shownWords(directory: string): string[] {
    return directory === this.current() ? [l10n.t('shown in the dashboard')] : [];
  }

  /** The run that the dashboard shows stands out. */
  private labelOf(name: string, directory: string): vscode.TreeItemLabel {
    return { label: name, ...(directory === this.current() ? { highlights: [[0, name.length]] } : {}) };
  }

  private messageOf(): string {
    if (this.search === '') return '';
    return l10n.t('Runs with "{1}": {0}', this.content.runs.length + this.content.folders.reduce((sum, { logs }) => sum + logs.length, 0), this.search);
  }
}

const runNode = (run: RunSummary): RunNode => ({ kind: 'run', run });

/** Whether a run is one of a file in the open folders. */
const isInWorkspace = ({ source }: RunSummary): boolean => vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(addressOf(source))) !== undefined;

/** Runs of other folders are folded away, unless they are searched through. */
function groupItem({ id, runs }: RunGroup, isSearch: boolean): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(id === 'here' ? l10n.t('This workspace') : l10n.t('Other folders'), id === 'here' || isSearch ? Expanded : Collapsed);
  // VS Code keeps what is folded by this: a search is another one.
  item.id = `group:${id}${isSearch ? ':search' : ''}`;
  item.description = String(runs.length);
  item.contextValue = 'runGroup';
  return item;
}

function folderItem({ root, logs }: LogFolder): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.Uri.file(root), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `folder:${root}`;
  item.tooltip = root;
  item.description = logs.length === 0 ? l10n.t('no logs found') : logs.length === 1 ? l10n.t('1 log') : l10n.t('{0} logs', logs.length);
  item.iconPath = vscode.ThemeIcon.Folder;
  item.contextValue = 'logFolder';
  return item;
}
