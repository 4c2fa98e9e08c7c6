import type { TrainerEvent } from '../../protocol/index.js';
import type { RunState } from '../../supervisor/index.js';

/** The line of a step of the plan, from 1; null where it is not known. */
export type LineOf = (planStep: number) => number | null;

/** Tells people or programs how a training goes. */
export interface Reporter {
  /** After each event, with the state that it led to. */
  event(event: TrainerEvent, state: RunState): void;
  /** The training failed or its process died, where no event told so. */
  crashed(message: string): void;
}
