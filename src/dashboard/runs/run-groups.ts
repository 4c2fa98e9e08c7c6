import type { RunSummary } from '../../runs/index.js';

/** Runs that stand together in the tree. */
export interface RunGroup {
  readonly id: 'here' | 'others';
  readonly runs: readonly RunSummary[];
}

/**
 * The runs of the open folders, and after them all others; both in the order in which they are given.
 * @param isHere whether a run is one of a file in the open folders.
 * @returns nothing where there would be only one group: a list needs no headings then.
 */
export function groupRuns(runs: readonly RunSummary[], isHere: (run: RunSummary) => boolean): RunGroup[] {
  const here = runs.filter(isHere);
  if (here.length === 0 || here.length === runs.length) return [];
  return [
    { id: 'here', runs: here },
    { id: 'others', runs: runs.filter((run) => !here.includes(run)) },
  ];
}
