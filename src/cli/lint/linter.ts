import type { FileReport } from './file-report.js';

/** Lints files, here or in threads. */
export interface Linter {
  /** How many files it is to be given before the first of them is done. */
  readonly atOnce: number;
  /** What there is to say of a file. Rejects only where this program is at fault. */
  lint(path: string): Promise<FileReport>;
  /** Ends what it holds. */
  dispose?(): void;
}

/** The reports on files in the order of their paths, however many are worked on at once; those that wait are few. */
export async function* reportsOf(paths: readonly string[], linter: Linter): AsyncGenerator<FileReport> {
  const begun: Promise<FileReport>[] = [];
  const left = paths.values();
  for (;;) {
    while (begun.length < linter.atOnce) {
      const next = left.next();
      if (next.done === true) break;
      begun.push(linter.lint(next.value));
    }
    const first = begun.shift();
    if (first === undefined) return;
    yield await first;
  }
}
