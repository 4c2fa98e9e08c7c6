/** What an optimizer brings from the fits before: its memory of the weights is in the engine's state. */
export interface OptimizerCounters {
  /** The steps that it has taken; its schedule and its corrections go by them. */
  readonly iterations: number;
  /** The learning rate that a callback has set; null where it is the file's. */
  readonly learningRate: number | null;
}

/** Where a fit begins: what was done before it in the run. */
export interface Outset extends OptimizerCounters {
  readonly steps: number;
  readonly epochs: number;
  /** The number of its stage, from 1. */
  readonly stage: number;
}

/** Of the first fit of a run. */
export const beginning: Outset = { steps: 0, epochs: 0, stage: 1, iterations: 0, learningRate: null };
