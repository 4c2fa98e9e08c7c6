import type { Points } from './points.js';

/** Makes seconds since the first step of the times at which steps were logged: many are logged together, and the last of them counts. */
export class Ticks {
  private first: number | null = null;
  private latest: { readonly step: number; readonly wallTime: number } | null = null;
  private kept = Number.NEGATIVE_INFINITY;

  /** Takes in a step; `points` gets the one before it where that was the last of its time. */
  tell(step: number, wallTime: number, points: Points): void {
    if (this.latest !== null && this.latest.wallTime !== wallTime) this.finish(points);
    this.first ??= wallTime;
    this.latest = { step, wallTime };
  }

  /** No more is known at present: the latest step counts. */
  finish(points: Points): void {
    if (this.latest === null || this.first === null || this.latest.step <= this.kept) return;
    points.add(this.latest.step, this.latest.wallTime - this.first);
    this.kept = this.latest.step;
  }
}
