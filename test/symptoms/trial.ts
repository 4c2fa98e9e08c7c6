import type { Program } from './program.js';

/** A run of a program, and what should be said of it. */
export interface Trial {
  readonly title: string;
  readonly program: Program;
  readonly seed: number;
  /** The symptoms of which one must be named, the ids in the order of how well they fit; null where the run is healthy. */
  readonly expected: readonly string[] | null;
  /** Whether it was made and run after all thresholds were chosen. */
  readonly isHeldOut: boolean;
}
