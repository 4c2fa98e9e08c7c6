/** Measures time in seconds, pauses not counted. */
export class Stopwatch {
  private counted: number;
  private since: number | null;

  /** @param before seconds that were counted elsewhere. */
  constructor(
    private readonly now: () => number = () => performance.now(),
    before = 0,
  ) {
    this.counted = before * 1000;
    this.since = this.now();
  }

  get seconds(): number {
    const running = this.since === null ? 0 : this.now() - this.since;
    return (this.counted + running) / 1000;
  }

  pause(): void {
    if (this.since !== null) this.counted += this.now() - this.since;
    this.since = null;
  }

  resume(): void {
    this.since ??= this.now();
  }
}
