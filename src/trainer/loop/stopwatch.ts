/** Measures time in seconds, pauses not counted. */
export class Stopwatch {
  private counted = 0;
  private since: number | null;

  constructor(private readonly now: () => number = () => performance.now()) {
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
