import type { TrainerEvent } from '../protocol/index.js';
import type { TrainerOutcome } from './outcome.js';

/** A run's trainer, whether this process started it or joined it: what it tells, and what may be asked of it. */
export interface TrainerLink {
  /** Resolves when the trainer's process has gone; never rejects, and never resolves once the link was let go of. */
  readonly outcome: Promise<TrainerOutcome>;
  /** The number of the process; undefined if it could not be started. */
  readonly processId: number | undefined;
  /** Calls a listener with every event from now on. @returns a function that ends that. */
  onEvent(listener: (event: TrainerEvent) => void): () => void;
  pause(): void;
  resume(): void;
  /** Asks the trainer to stop; if it does not, it is ended, first gently, then by force. */
  stop(): void;
  /** Lets go of a run that outlives this process; ends any other. */
  release(): Promise<void>;
}
