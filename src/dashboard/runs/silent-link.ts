import type { TrainerEvent } from '../../protocol/index.js';
import type { TrainerLink, TrainerOutcome } from '../../supervisor/index.js';

/** A link to who cannot be spoken to: what it writes is told here, and what is asked of it is heard by nobody. */
export abstract class SilentLink implements TrainerLink {
  readonly processId = undefined;
  abstract readonly outcome: Promise<TrainerOutcome>;
  private readonly listeners = new Set<(event: TrainerEvent) => void>();

  onEvent(listener: (event: TrainerEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  pause(): void {
    // Nobody listens.
  }

  resume(): void {
    // As above.
  }

  stop(): void {
    // As above.
  }

  release(): Promise<void> {
    this.endWatch();
    this.listeners.clear();
    return Promise.resolve();
  }

  protected tell(event: TrainerEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Looks no more for what is new. */
  protected abstract endWatch(): void;
}
