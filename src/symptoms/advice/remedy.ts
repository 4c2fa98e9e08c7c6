import type { WatchedRun } from '../watched-run.js';

/** The numbers of a sign, by what they are. */
export type Evidence = Readonly<Record<string, number>>;

/** What a net must be like, or what was seen of it, for something to help it. */
export interface Condition {
  /** For the page: "where gradients are not clipped". */
  readonly where: string;
  holds(run: WatchedRun, evidence: Evidence): boolean;
}

/** Something to do about a symptom. */
export interface Remedy {
  /** A sentence or two, in the user's language. */
  readonly text: () => string;
  /** Left out where it helps any net. */
  readonly when?: Condition;
}

/** Where all of some conditions hold. */
export const all = (...conditions: readonly Condition[]): Condition => ({
  where: conditions.map(({ where }) => where).join(', '),
  holds: (run, evidence) => conditions.every((condition) => condition.holds(run, evidence)),
});

/** What to do in a run, of what might be done about a sign. */
export function adviceFor(remedies: readonly Remedy[], run: WatchedRun, evidence: Evidence): string[] {
  return remedies.filter(({ when }) => when === undefined || when.holds(run, evidence)).map(({ text }) => text());
}
