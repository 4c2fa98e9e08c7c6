const minute = 60_000;

/** Ends a paused run that nobody looks at any more, so that no process is left behind for good. */
export class Attendance {
  /** How long a paused run waits for somebody to come back, in milliseconds; null while whoever started it is there. */
  private patience: number | null = null;
  private windows = 0;
  private isPaused = false;
  private timer: NodeJS.Timeout | undefined;

  /** @param leave ends the run. */
  constructor(private readonly leave: () => void) {}

  /** Whoever started the run has gone. */
  starterGone(pausedMinutes: number): void {
    this.patience = pausedMinutes * minute;
    this.look();
  }

  /** So many windows have joined the run. */
  windowsNow(count: number): void {
    this.windows = count;
    this.look();
  }

  paused(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.look();
  }

  private look(): void {
    clearTimeout(this.timer);
    if (this.isPaused && this.patience !== null && this.windows === 0) this.timer = setTimeout(this.leave, this.patience);
  }
}
