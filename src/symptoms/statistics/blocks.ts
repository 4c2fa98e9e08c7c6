/** Some steps in a row. */
export interface Block {
  readonly firstStep: number;
  readonly lastStep: number;
  readonly mean: number;
  /** The standard deviation of one step. */
  readonly deviation: number;
}

/** Blocks in a row, as one. None of nothing. */
export function joined(blocks: readonly Block[]): Block | null {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [mean, squares] = [average(blocks, (block) => block.mean), average(blocks, (block) => block.mean ** 2 + block.deviation ** 2)];
  return { firstStep: first.firstStep, lastStep: last.lastStep, mean, deviation: Math.sqrt(Math.max(0, squares - mean * mean)) };
}

/** The standard error of a block's mean: how far chance, by which samples its batches have, moves it. */
export function errorOf({ firstStep, lastStep, deviation }: Block): number {
  return deviation / Math.sqrt(lastStep - firstStep + 1);
}

/** Of the steps of some blocks. */
function average(blocks: readonly Block[], of: (block: Block) => number): number {
  let [sum, count] = [0, 0];
  for (const block of blocks) {
    const steps = block.lastStep - block.firstStep + 1;
    sum += steps * of(block);
    count += steps;
  }
  return sum / count;
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
