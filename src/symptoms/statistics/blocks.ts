/** Some steps in a row. */
export interface Block {
  readonly firstStep: number;
  readonly lastStep: number;
  readonly mean: number;
  /** The standard deviation of one step. */
  readonly deviation: number;
}

/** What a block of a run's steps is at least and at most. */
const LEAST = 5;
const MOST = 200;

/** How many steps a hundredth of a run has, within bounds: what losses are averaged over to be compared. */
export function blockLength(totalSteps: number): number {
  return Math.min(MOST, Math.max(LEAST, Math.ceil(totalSteps / 100)));
}

/** Sums up a series in blocks of equal length: batches differ, and a trend is one of means. */
export class Blocks {
  private sum = 0;
  private squares = 0;
  private count = 0;
  private firstStep = 0;

  constructor(private readonly length: number) {}

  /** @returns the block that the value ends, if it does. */
  add(step: number, value: number): Block | null {
    if (this.count === 0) this.firstStep = step;
    this.sum += value;
    this.squares += value * value;
    this.count += 1;
    if (this.count < this.length) return null;
    const mean = this.sum / this.count;
    const deviation = Math.sqrt(Math.max(0, this.squares / this.count - mean * mean));
    const block = { firstStep: this.firstStep, lastStep: step, mean, deviation };
    this.sum = this.squares = this.count = 0;
    return block;
  }
}
