import { findLogs, matchesSearch, RunList, type FoundLog, type RunSummary } from '../../runs/index.js';

/** A folder of logs of other programs, and the runs in it. */
export interface LogFolder {
  readonly root: string;
  readonly logs: readonly FoundLog[];
}

/** What the list of runs holds. */
export interface LibraryContent {
  readonly runs: readonly RunSummary[];
  readonly folders: readonly LogFolder[];
}

/** For so many times as long as looking through a folder took, it is left alone. */
const restShare = 20;

export interface RunLibraryOptions {
  /** Where runs of GradLens are kept. */
  readonly runFolders: () => readonly string[];
  /** Where other programs log. */
  readonly logFolders: () => readonly string[];
  /** Told once of each thing that cannot be read. */
  readonly log: (message: string) => void;
}

/** All runs that this user's windows and command lines made, and those in folders of logs; read again whenever asked. */
export class RunLibrary {
  private readonly lists = new Map<string, RunList>();
  /** What was found in folders of logs, and when they are to be looked through again. */
  private readonly folders = new Map<string, { readonly folder: LogFolder; readonly next: number }>();
  private readonly told = new Set<string>();

  constructor(private readonly options: RunLibraryOptions) {}

  /**
   * Reads the list.
   * @param search words that a run must have.
   */
  async read(search = ''): Promise<LibraryContent> {
    const { runFolders, logFolders } = this.options;
    const [runs, folders] = await Promise.all([
      Promise.all([...new Set(runFolders())].map((folder) => this.runsOf(folder))),
      Promise.all([...new Set(logFolders())].map((folder) => this.logsOf(folder))),
    ]);
    return {
      runs: runs
        .flat()
        .filter((run) => matchesSearch(run, search))
        .sort((left, right) => Date.parse(right.startedAt) - Date.parse(left.startedAt)),
      folders: folders.map(({ root, logs }) => ({ root, logs: logs.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())) })),
    };
  }

  private async runsOf(folder: string): Promise<readonly RunSummary[]> {
    let list = this.lists.get(folder);
    if (list === undefined) {
      list = new RunList(folder, (directory, error) => this.tellOnce(directory, error));
      this.lists.set(folder, list);
    }
    try {
      return await list.read();
    } catch (error) {
      this.tellOnce(folder, error);
      return [];
    }
  }

  /** Looking through a large folder takes time: it is done again only after a multiple of that. */
  private async logsOf(root: string): Promise<LogFolder> {
    const known = this.folders.get(root);
    const begin = performance.now();
    if (known !== undefined && begin < known.next) return known.folder;
    const folder = { root, logs: await findLogs(root, (path, error) => this.tellOnce(path, error)) };
    const end = performance.now();
    this.folders.set(root, { folder, next: end + restShare * (end - begin) });
    return folder;
  }

  private tellOnce(path: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const text = message.includes(path) ? message : `${path}: ${message}`;
    if (this.told.has(text)) return;
    this.told.add(text);
    this.options.log(text);
  }
}
