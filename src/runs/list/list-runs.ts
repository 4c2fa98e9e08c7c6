import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOver } from '../record/record.js';
import { trashFolder } from './trash.js';
import { summarizeRun, type RunSummary } from './summary.js';

/** Read at the same time: enough to keep a disk busy. */
const parallel = 16;

interface Known {
  readonly stamp: string;
  readonly summary: RunSummary;
}

/** Lists the runs of a folder; what it has read it reads again only where it has changed. */
export class RunList {
  private readonly known = new Map<string, Known>();

  /**
   * @param root the folder of run directories.
   * @param unreadable is told of those whose record cannot be read.
   */
  constructor(
    readonly root: string,
    private readonly unreadable: (directory: string, error: unknown) => void = () => undefined,
  ) {}

  /** The runs, the latest first; none where there is no such folder. Other errors of the disk are passed on. */
  async read(): Promise<RunSummary[]> {
    const names = await runNames(this.root);
    const summaries: RunSummary[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let name = names[next]; name !== undefined; name = names[next]) {
        next += 1;
        const summary = await this.summaryOf(join(this.root, name));
        if (summary !== null) summaries.push(summary);
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    const present = new Set(names.map((name) => join(this.root, name)));
    for (const directory of this.known.keys()) if (!present.has(directory)) this.known.delete(directory);
    return summaries.sort((left, right) => compareText(right.startedAt, left.startedAt) || compareText(right.directory, left.directory));
  }

  private async summaryOf(directory: string): Promise<RunSummary | null> {
    try {
      const stamp = (await Promise.all(['run.json', 'annotations.json'].map((file) => stampOf(join(directory, file))))).join(' ');
      const known = this.known.get(directory);
      // Whether a run that goes on still lives is not in a file.
      if (known?.stamp === stamp && isSettled(known.summary)) return known.summary;
      const summary = await summarizeRun(directory);
      this.known.set(directory, { stamp, summary });
      return summary;
    } catch (error) {
      this.unreadable(directory, error);
      return null;
    }
  }
}

const isSettled = ({ status }: RunSummary): boolean => status === 'interrupted' || isOver(status);

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Every folder with a record, hidden ones excepted. */
async function runNames(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && entry.name !== trashFolder && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Changes with the file; empty where there is none. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs}/${size}/${ino}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
