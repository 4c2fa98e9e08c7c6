import { inOrder, shuffledOrder } from '../loop/order.js';

/** What an order is taken from. */
export interface BatchOrderSettings {
  readonly samples: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

/** Batches of one size, one after another. */
export interface Batches {
  /** The numbers of their samples. */
  readonly rows: Int32Array;
  readonly steps: number;
  readonly batchSize: number;
}

/** The batches of samples as fit() takes them: pass after pass, each in its own order, its last batch with the samples that are left. */
export class BatchOrder {
  private order: Int32Array = new Int32Array();
  private position = 0;
  private passes = 0;

  constructor(private readonly settings: BatchOrderSettings) {}

  /** The next batches, as many as steps. */
  take(steps: number): Batches[] {
    const { batchSize } = this.settings;
    const taken: Batches[] = [];
    for (let left = steps; left > 0; ) {
      if (this.position === this.order.length) this.nextPass();
      const whole = Math.floor((this.order.length - this.position) / batchSize);
      const some = whole === 0 ? 1 : Math.min(whole, left);
      const rows = this.order.subarray(this.position, Math.min(this.position + some * batchSize, this.order.length));
      taken.push({ rows, steps: some, batchSize: rows.length / some });
      this.position += rows.length;
      left -= some;
    }
    return taken;
  }

  private nextPass(): void {
    const { samples, shuffle, seed } = this.settings;
    this.passes += 1;
    this.order = shuffle ? shuffledOrder(samples, seed, this.passes) : inOrder(samples);
    this.position = 0;
  }
}
