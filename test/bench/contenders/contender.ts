/** What one round gave. */
export interface Round {
  readonly seconds: number;
  /** The processor time of all threads in seconds: unlike the other, it says something on a busy machine too. */
  readonly processorSeconds: number;
  /** The loss of each step, or their mean where a contender tells no more. */
  readonly losses: readonly number[];
}

/** Something that trains a reference network, in a process or in this one. */
export interface Contender {
  readonly name: string;
  /** Goes on training, from the first samples on. The first round starts from the weights that all start from. */
  run(steps: number): Promise<Round>;
  dispose(): Promise<void>;
}

/** A contender cannot take part; the message says why. */
export class AbsentError extends Error {
  override readonly name = 'AbsentError';
}
