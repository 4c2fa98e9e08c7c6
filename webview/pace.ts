/** The share of a core that drawing what streams in may take. */
const liveShare = 0.04;

/**
 * Does something at most once a frame, and seldom enough that it takes a small share of a core: a chart of a few lines moves
 * at the rate of the points, one of hundreds of lines a few times a second.
 */
export class Pace {
  private requested = false;
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
    const wait = this.notBefore - performance.now();
    if (wait <= 0) this.frame();
    else setTimeout(() => this.frame(), wait);
  }

  private frame(): void {
    requestAnimationFrame(() => {
      this.requested = false;
      const begun = performance.now();
      this.action();
      const ended = performance.now();
      if (this.share > 0) this.notBefore = ended + (ended - begun) / this.share;
    });
  }
}
