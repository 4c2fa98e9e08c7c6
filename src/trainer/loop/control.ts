/** What a run is asked to do, and where it asks whether it may go on. */
export class TrainingControl {
  /** Resolves when the run is asked to stop; rejects when it is aborted. */
  readonly stopRequested: Promise<undefined>;

  private readonly ending = new AbortController();
  private isPaused = false;
  private isStopped = false;
  private failure: { readonly error: unknown } | null = null;
  private resolveStop: (value: undefined) => void = () => undefined;
  private rejectStop: (error: unknown) => void = () => undefined;
  private wake: () => void = () => undefined;

  constructor() {
    this.stopRequested = new Promise((resolve, reject) => {
      this.resolveStop = resolve;
      this.rejectStop = reject;
    });
    // It may be that nobody waits for it; then the error is thrown where the run asks whether it may go on.
    this.stopRequested.catch(() => undefined);
  }

  /** Whether the run may go on; it may while it is paused, but should wait. @throws what the run was aborted with. */
  mayGoOn(): boolean {
    if (this.failure !== null) throw this.failure.error;
    return !this.isStopped;
  }

  /** Aborted as soon as the run is to end, whatever it does. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  get shouldPause(): boolean {
    return this.isPaused && !this.isStopped;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.wake();
  }

  stop(): void {
    this.isStopped = true;
    this.ending.abort();
    this.resolveStop(undefined);
    this.wake();
  }

  /** Ends the run with an error, wherever it is. */
  abort(error: unknown): void {
    this.failure ??= { error };
    this.isStopped = true;
    this.ending.abort();
    this.rejectStop(error);
    this.wake();
  }

  /** Resolves when the run is no longer to pause. */
  async resumed(): Promise<void> {
    while (this.shouldPause) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
