import type { Located, ReportedFinding } from './reported-finding.js';
import type { SarifResult } from './sarif/schema.js';

/** A finding as each format prints it. */
export interface FileFinding {
  readonly reported: ReportedFinding;
  /** Null where the format is another. */
  readonly sarif: SarifResult | null;
}

/** What `gradlens lint` has to say of one file: plain data, which one thread can send to another. */
export interface FileReport {
  /** As it is called in messages: of the standard input, what stands for its path. */
  readonly path: string;
  /** What is left after its fixes. */
  readonly findings: readonly FileFinding[];
  /** How many hints were passed over. */
  readonly hidden: number;
  /** The rules of what was fixed, or would be, in the order in which it was done. */
  readonly fixed: readonly string[];
  /** Results that are no findings, line by line: the changes of `--diff`, the text of `--fix -`. */
  readonly output: readonly string[];
  /** About the file, for people. */
  readonly notes: readonly string[];
  /** Why it could not be read or written; null where it was. */
  readonly problem: string | null;
}

/** The report on a file of which nothing can be said. */
export function unusableFile(path: string, problem: string, notes: readonly string[] = []): FileReport {
  return { path, findings: [], hidden: 0, fixed: [], output: [], notes, problem };
}

/** Findings as they are sent. @param sarifOf Makes the result of the format SARIF; null where the format is another. */
export function fileFindings(located: readonly Located[], sarifOf: ((finding: Located) => SarifResult) | null): FileFinding[] {
  return located.map((finding) => ({ reported: finding.reported, sarif: sarifOf?.(finding) ?? null }));
}
