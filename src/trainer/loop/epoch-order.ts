/** How an epoch takes samples: all of them, or so many batches, going on in the next epoch where it stopped. */
export interface EpochShape {
  readonly samples: number;
  readonly batchSize: number;
  /** Keras's `steps_per_epoch`; null for as many as a pass over the samples takes. */
  readonly stepsPerEpoch: number | null;
}

/**
 * The samples of one epoch after the other (keras/src/trainers/epoch_iterator.py): an epoch that comes to the end of the
 * samples before it has its steps is over there, and the next one begins another pass.
 */
export class EpochOrder {
  private order: Int32Array | null = null;
  private position = 0;
  private passes = 0;

  /** @param orderOf the order of a pass over the samples, from 1. */
  constructor(
    private readonly shape: EpochShape,
    private readonly orderOf: (pass: number) => Int32Array,
  ) {}

  /** The samples of the next epoch. */
  next(): Int32Array {
    const { batchSize, stepsPerEpoch } = this.shape;
    if (this.order === null) {
      this.passes += 1;
      this.order = this.orderOf(this.passes);
      this.position = 0;
    }
    const rows = stepsPerEpoch === null ? this.order : this.order.subarray(this.position, this.position + stepsPerEpoch * batchSize);
    this.position += rows.length;
    if (this.position >= this.order.length) this.order = null;
    return rows;
  }
}

/** How many steps an epoch takes that is not cut short. */
export function stepsOfEpoch({ samples, batchSize, stepsPerEpoch }: EpochShape): number {
  return Math.min(Math.ceil(samples / batchSize), stepsPerEpoch ?? Number.POSITIVE_INFINITY);
}

/** How many steps so many epochs take. */
export function stepsOfEpochs(shape: EpochShape, epochs: number): number {
  const pass = Math.ceil(shape.samples / shape.batchSize);
  const most = stepsOfEpoch(shape);
  const epochsOfPass = Math.ceil(pass / most);
  return Math.floor(epochs / epochsOfPass) * pass + (epochs % epochsOfPass) * most;
}
