import type { TextEdit } from '../../advice/index.js';
import type { ProgramText, ReadingOptions, TextReading } from './read-text.js';
import type { WorkspaceTexts } from './workspace-modules.js';

/** What the reading thread is started with. */
export interface ThreadData {
  /** The texts in the user's language, by their English ones; none where that is English. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What the thread is asked; it answers every request with one {@link ReadAnswer}, in their order. */
export interface ReadRequest {
  readonly source: ProgramText;
  readonly options: ReadingOptions;
  /** Absent where the source is no file, such as a text that was never saved. */
  readonly workspace?: WorkspaceTexts;
  /** Whether the edits that apply all fixes are wanted, too; this takes a reading a rule. */
  readonly isToFix?: boolean;
  /** Edits of the text: it is read as it would be with them. */
  readonly edits?: readonly TextEdit[];
}

/** A reading, or the stack of an error that should not have been. */
export type ReadAnswer = { readonly kind: 'reading'; readonly reading: TextReading } | { readonly kind: 'failure'; readonly stack: string };
