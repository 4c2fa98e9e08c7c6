/** The share of a core that drawing what streams in may take. */
const liveShare = 0.025;
/** Whatever it takes, what streams in is drawn this often, in milliseconds. */
const longestWait = 2000;

/**
 * Does something at most once a frame, and seldom enough that it takes a small share of a core, with all that the browser
 * does about it: a chart of a few lines moves at the rate of the points, one of hundreds of lines a few times a second.
 */
export class Pace {
  private requested = false;
  private acting = false;
  private notBefore = Number.NEGATIVE_INFINITY;

  /** @param share the share of a core; 0 for what the user waits for, which is done in the next frame. */
  constructor(
    private readonly action: () => void,
    private readonly share = liveShare,
  ) {}

  /** Acts soon. */
  request(): void {
    if (this.requested) return;
    this.requested = true;
    if (!this.acting) this.schedule();
  }

  private schedule(): void {
    const wait = this.notBefore - performance.now();
    if (wait <= 0) requestAnimationFrame(() => this.act());
    else setTimeout(() => requestAnimationFrame(() => this.act()), wait);
  }

  private act(): void {
    this.requested = false;
    this.acting = true;
    const begun = performance.now();
    this.action();
    // A task of its own comes when the browser has laid out and painted.
    setTimeout(() => {
      const ended = performance.now();
      this.acting = false;
      if (this.share > 0) this.notBefore = ended + Math.min((ended - begun) / this.share, longestWait);
      if (this.requested) this.schedule();
    });
  }
}
