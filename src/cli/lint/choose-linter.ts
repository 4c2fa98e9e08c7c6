import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Console } from '../console.js';
import { textsPath } from '../locale.js';
import { standardInput } from '../standard-input.js';
import { FileLinter } from './file-linter.js';
import type { Linter } from './linter.js';
import type { LintOptions } from './options.js';
import { LintThreads } from './threads/lint-threads.js';

/** What a thread must have to do to be worth its start (bytes of source). */
const leastForThread = 256 * 1024;

/** More threads than this wait for the disk. */
const mostThreads = 8;

/**
 * What lints these files: threads where there is enough to do for two. Fixes are worked out one by one, since what is written
 * into a module counts for those that import it.
 */
export function chooseLinter(paths: readonly string[], options: LintOptions, console: Pick<Console, 'hasColours'>): Linter {
  const isAlone = options.fixing !== 'none' || paths.includes(standardInput);
  const count = isAlone ? 1 : Math.min(availableParallelism(), mostThreads, Math.floor(sizeOf(paths) / leastForThread), paths.length);
  if (count < 2) return new FileLinter(options, console.hasColours);
  return new LintThreads(join(__dirname, 'cli.cjs'), count, { options, texts: textsPath(join(__dirname, '..', 'l10n')) });
}

/** How large files are together; those that cannot be read count for nothing here. */
function sizeOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}
