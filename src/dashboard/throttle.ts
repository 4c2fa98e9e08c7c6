import { performance } from 'node:perf_hooks';
import type { Disposable } from './emitter.js';

/** Does something at once, then at most once a period, and never forgets the last request. */
export class Throttle implements Disposable {
  private timer: NodeJS.Timeout | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly period: number,
    private readonly action: () => void,
  ) {}

  request(): void {
    if (this.timer !== undefined) return;
    const wait = this.last + this.period - performance.now();
    if (wait <= 0) this.act();
    else this.timer = setTimeout(() => this.act(), wait);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private act(): void {
    this.dispose();
    this.last = performance.now();
    this.action();
  }
}
