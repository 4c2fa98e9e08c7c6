import type { Judgement } from '../../protocol/index.js';

/** The numbers of one sample, a part of an array. */
export type Numbers = Float32Array | Int32Array | Uint8Array | readonly number[];

/** Takes in what a model says of samples, one after the other. */
export interface Tally {
  /** @param target and output the numbers of one sample. */
  add(target: Numbers, output: Numbers): void;
  result(): Judgement;
}
