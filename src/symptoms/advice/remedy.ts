import type { WatchedRun } from '../watched-run.js';

/** What a net must be like for something to help it. */
export interface Condition {
  /** For the page: "where gradients are not clipped". */
  readonly where: string;
  holds(run: WatchedRun): boolean;
}

/** Something to do about a symptom. */
export interface Remedy {
  /** A sentence or two, in the user's language. */
  readonly text: () => string;
  /** Left out where it helps any net. */
  readonly when?: Condition;
}

/** What to do in a run, of what might be done. */
export function adviceFor(remedies: readonly Remedy[], run: WatchedRun): string[] {
  return remedies.filter(({ when }) => when === undefined || when.holds(run)).map(({ text }) => text());
}
