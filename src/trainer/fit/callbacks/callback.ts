import type { Config } from '../../../spec/index.js';

/** Copies of values by the names of an engine's state. */
export type Weights = ReadonlyMap<string, Float32Array>;

/** What a callback sees of a run and can do to it. */
export interface RunInHand {
  /** The rate of the last step, as float32 has it. */
  readonly learningRate: number;
  /** Sets the rate of all steps to come. */
  setLearningRate(value: number): void;
  /** Sets the rate of each step to come, by its number from now on, from 1. */
  followRates(rateOf: (step: number) => number): void;
  /** Copies of the model's weights, statistics included; as in Keras's `get_weights`, the optimizer keeps its own. */
  weights(): Weights;
  restore(weights: Weights): void;
  /**
   * Saves the model as it is now in the run's directory.
   * @param name the path that the code gives, of which the last part is kept.
   * @returns the path of the file, and what to say of it where it is not what was asked for.
   */
  saveModel(name: string, what: 'model' | 'weights'): Promise<{ readonly path: string; readonly note: string | null }>;
  /** Ends the run after this epoch, once every callback has been called. */
  stop(): void;
  /** Says to people what was done. */
  tell(message: string): void;
  readonly runDirectory: string;
}

/** The end of an epoch. */
export interface EpochEnd {
  /** As Keras counts: from `initial_epoch`, which is 0 unless it is given. */
  readonly index: number;
  /** As people count: from 1, through all fits of the run. */
  readonly number: number;
  /** What Keras logs; callbacks may add to it, for those that come after them. */
  readonly logs: Map<string, number>;
}

/** The beginning of an epoch. */
export type EpochBegin = Pick<EpochEnd, 'index' | 'number'>;

/** A step within an epoch; what is logged is that of the epoch so far. */
export interface StepsEnd extends EpochEnd {
  /** The number of the step within the epoch, from 1. */
  readonly batch: number;
}

/** What a callback remembers, as a checkpoint keeps it: plain data, and weights as arrays. */
export type KeptCallback = null | boolean | number | string | Float32Array | readonly KeptCallback[] | { readonly [name: string]: KeptCallback };

/** A callback of one run, with what it remembers. */
export interface Callback {
  readonly className: string;
  /** Whether the run ends at a step whose loss is NaN or infinite. */
  readonly endsAtNotFiniteLoss?: boolean;
  /** Where it is called within epochs: after every so many steps. */
  readonly everySteps?: number;
  trainBegin?(run: RunInHand): void | Promise<void>;
  epochBegin?(begin: EpochBegin, run: RunInHand): void | Promise<void>;
  stepsEnd?(end: StepsEnd, run: RunInHand): void | Promise<void>;
  epochEnd?(end: EpochEnd, run: RunInHand): void | Promise<void>;
  /** Not called where people have stopped the run, as in Keras after Ctrl+C. */
  trainEnd?(run: RunInHand): void | Promise<void>;
  /** What it remembers, for a checkpoint. */
  keep?(): KeptCallback;
  /**
   * Takes the place of {@link trainBegin} in a run that goes on from a checkpoint; left out where that alone will do.
   * @param kept what {@link keep} gave. @throws ValiError where it did not.
   */
  recall?(kept: unknown, run: RunInHand): void | Promise<void>;
}

/** What is logged at the end of an epoch, known before the first. */
export interface LoggedNames {
  readonly names: ReadonlySet<string>;
  /** Whether more of a metric is better, where Keras's automatic mode knows. */
  readonly higherIsBetter: ReadonlyMap<string, boolean>;
  /** Whether the learning rate follows a schedule, which Keras does not let callbacks change. */
  readonly isRateScheduled: boolean;
}

/** A callback that runs can have. */
export interface CallbackDefinition {
  readonly className: string;
  /** Keras's defaults. */
  readonly presets: Config;
  /**
   * Reads the arguments; Keras's defaults are filled in.
   * @throws ArgumentError where one is not known, LeftOutError where the callback cannot do its work,
   * NotTrainableError where Keras refuses it.
   */
  read(config: Config, logged: LoggedNames): () => Callback;
}

/** A callback cannot do its work in this run, which goes on without it. The message says why. */
export class LeftOutError extends Error {
  override readonly name = 'LeftOutError';
}
