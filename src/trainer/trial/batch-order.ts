import { inOrder, shuffledOrder } from '../loop/order.js';

/** What an order is taken from. */
export interface BatchOrderSettings {
  readonly samples: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

/** Whole batches of samples, pass after pass, each in its own order; the samples that are left at the end of a pass are passed over. */
export class BatchOrder {
  private order: Int32Array = new Int32Array();
  private position = 0;
  private passes = 0;

  constructor(private readonly settings: BatchOrderSettings) {}

  /** The sample numbers of so many batches, one after another. */
  take(steps: number): Int32Array {
    const { batchSize } = this.settings;
    const rows = new Int32Array(steps * batchSize);
    for (let step = 0; step < steps; step += 1) {
      if (this.position + batchSize > this.order.length) this.nextPass();
      rows.set(this.order.subarray(this.position, this.position + batchSize), step * batchSize);
      this.position += batchSize;
    }
    return rows;
  }

  private nextPass(): void {
    const { samples, shuffle, seed } = this.settings;
    this.passes += 1;
    this.order = shuffle ? shuffledOrder(samples, seed, this.passes) : inOrder(samples);
    this.position = 0;
  }
}
