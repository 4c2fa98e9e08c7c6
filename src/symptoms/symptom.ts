import type { Metrics, NotFinite } from '../protocol/index.js';
import type { Evidence, Remedy } from './advice/remedy.js';
import type { WatchedRun } from './watched-run.js';

/** What was measured of one step. The object is used again for the next one. */
export interface StepReading {
  /** The number of the step in the run. */
  readonly step: number;
  /** Its number since the watch began, from 1. */
  readonly count: number;
  readonly loss: number;
  readonly learningRate: number;
  /** The norms of the gradients of {@link WatchedRun.trained}, in that order; NaN where there is none. */
  readonly gradientNorms: Float64Array;
}

/** What was observed of one step: see `observationStep`. */
export interface ObservationReading {
  readonly step: number;
  /** Its number since the watch began, from 1. */
  readonly count: number;
  /** By name: `updateRatio/<layer id>`. */
  readonly values: Metrics;
}

/** The end of an epoch, as Keras logs it. */
export interface EpochReading {
  readonly step: number;
  /** Its number in the run, from 1. */
  readonly epoch: number;
  readonly metrics: Metrics;
}

/** What speaks for a symptom. */
export interface Sign {
  /** The first step that speaks for it. */
  readonly since: number;
  /** The ids of the layers that it is seen in; empty where it is the whole model's. */
  readonly layers: readonly string[];
  /** The numbers, by what they are: `ratio`, `threshold`. */
  readonly evidence: Evidence;
  /** A sentence with the numbers, in the user's language; asked for at once, or not at all. */
  readonly message: () => string;
}

/** Follows one run for one symptom. A state machine: what it is told comes in the order in which it happened. */
export interface Watcher {
  step?(reading: StepReading): void;
  observation?(reading: ObservationReading): void;
  epoch?(reading: EpochReading): void;
  notFinite?(found: NotFinite): void;
  /** What speaks for the symptom now; null where nothing does, or not for long enough. */
  sign(): Sign | null;
}

/** How grave a symptom is: nothing that comes after it is worth anything, it very likely spoils the run, or it is worth knowing. */
export type SymptomSeverity = 'error' | 'warning' | 'information';

/** Something that goes wrong in a run. Symptoms are data: the catalogue, the pages and the tests are made from them. */
export interface Symptom {
  /** Never changes: run records have it. */
  readonly id: string;
  readonly severity: SymptomSeverity;
  /** A few words, in the user's language. */
  title(): string;
  /** One sentence that says what it means. */
  meaning(): string;
  /** What to do, most likely to help first; one of them at least helps any net. */
  readonly advice: readonly Remedy[];
  /** The rules of static advice that find its causes, by id: those that have fixes for it first. */
  readonly rules: readonly string[];
  /** When exactly it is said, with the thresholds: a sentence for the page. */
  readonly criterion: string;
  /** The papers and files that the criterion and the advice rest on. */
  readonly sources: readonly string[];
  /** Symptoms that bring this one with them: while one of them is there, it is not said. */
  readonly consequenceOf: readonly string[];
  /** @returns null where it cannot come up in such a run. */
  watch(run: WatchedRun): Watcher | null;
}
