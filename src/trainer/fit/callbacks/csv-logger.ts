import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { stringArgument } from '../../../nn/index.js';
import type { Callback, CallbackDefinition, EpochEnd, KeptCallback, RunInHand } from './callback.js';

/**
 * Writes a line an epoch (keras/src/callbacks/csv_logger.py). The file lies in the run's directory, under the last part of
 * the name that the code gives: a training must not write over files of the people who look at it, nor outside of its own
 * folder, whatever the code says. So there never is a file to append to.
 */
export const csvLogger: CallbackDefinition = {
  className: 'CSVLogger',
  presets: { separator: ',', append: false },
  read(config) {
    const name = fileName(stringArgument(config, 'filename'));
    const separator = stringArgument(config, 'separator');
    return () => new CsvLogger(name, separator);
  },
};

/** The last part of a path of any system. Names that the run's own files could have are told apart. */
function fileName(path: string): string {
  const name = basename(path.replaceAll('\\', '/')).replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-');
  return /\.(csv|tsv|txt|log)$/i.test(name) ? name : `${name}.csv`;
}

const kept = v.object({ keys: v.nullable(v.array(v.string())), bytes: v.number() });

class CsvLogger implements Callback {
  readonly className = 'CSVLogger';
  /** How long the file is. */
  private bytes = 0;
  private keys: readonly string[] | null = null;

  constructor(
    private readonly name: string,
    private readonly separator: string,
  ) {}

  async trainBegin(run: RunInHand): Promise<void> {
    await writeFile(this.pathIn(run), '');
    run.tell(l10n.t('CSVLogger writes {0}.', this.pathIn(run)));
  }

  async epochEnd({ index, logs }: EpochEnd, run: RunInHand): Promise<void> {
    const keys = this.keys ?? columns(logs);
    const begin = this.keys === null ? this.line(['epoch', ...keys]) : '';
    this.keys = keys;
    const values = keys.map((key) => pythonNumber(logs.get(key)));
    const text = begin + this.line([String(index), ...values]);
    await appendFile(this.pathIn(run), text);
    this.bytes += Buffer.byteLength(text);
  }

  keep(): KeptCallback {
    return { keys: this.keys, bytes: this.bytes };
  }

  async recall(value: unknown, run: RunInHand): Promise<void> {
    ({ keys: this.keys, bytes: this.bytes } = v.parse(kept, value));
    // What was written since is of epochs that come again.
    await truncate(this.pathIn(run), this.bytes);
  }

  private pathIn({ runDirectory }: RunInHand): string {
    return join(runDirectory, this.name);
  }

  /** As the `excel` dialect of Python's csv module ends and quotes. */
  private line(cells: readonly string[]): string {
    const quoted = cells.map((cell) => (cell.includes(this.separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
    return `${quoted.join(this.separator)}\r\n`;
  }
}

/** By name; where the first epoch has no validation, that of every one is there all the same, for a later epoch. */
function columns(logs: ReadonlyMap<string, number>): readonly string[] {
  const names = [...logs.keys()].sort();
  return names.some((name) => name.startsWith('val_')) ? names : [...names, ...names.map((name) => `val_${name}`)];
}

function pythonNumber(value: number | undefined): string {
  if (value === undefined) return 'NA';
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}
