import type { SourceRange } from '../spec/index.js';

/**
 * How much a finding matters. `error`: it cannot train, or is certainly wrong; `warning`: very likely a mistake;
 * `information`: worth knowing; `hint`: a lens and a refactoring, and nothing more.
 */
export const severities = ['hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** A replacement of one range of the text that was read. An empty range is an insertion. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly newText: string;
}

/** A change that removes a finding and touches nothing else. Its edits do not overlap. */
export interface Fix {
  /** An imperative sentence without a full stop: what the user agrees to. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What was measured that bears on a finding. */
export interface Evidence {
  /** In sentences: "At initialization the gradient of dense is 3e-9 times that of dense_19." */
  readonly message: string;
}

/** What a rule has to say about one place in the code. */
export interface Finding {
  /** The id of its rule, `GL101`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What was found and why it matters, in one or two sentences. */
  readonly message: string;
  /** What to do in a few words, for a lens: "use he_normal with ReLU". */
  readonly advice: string;
  /** The part of the code at fault, as narrow as it is known. */
  readonly range: SourceRange;
  /** The ids of the layers it is about; several where one call makes several layers. */
  readonly layers: readonly string[];
  /** The call that it is about, where that is not the one that makes its first layer: `compile`, `fit`. */
  readonly call?: SourceRange;
  /** Absent where no edit is certain. */
  readonly fix?: Fix;
  /** Absent where nothing was measured; see `withEvidence`. */
  readonly evidence?: Evidence;
}
