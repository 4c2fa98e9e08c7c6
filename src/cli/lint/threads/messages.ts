import type { FileReport } from '../file-report.js';
import type { LintOptions } from '../options.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly options: LintOptions;
  /** The file of the texts in the user's language; null where that is English. */
  readonly texts: string | null;
}

/** A thread is sent the paths of files, and answers one after the other with what there is to say of each. */
export type ThreadRequest = string;
export type ThreadAnswer = FileReport;
