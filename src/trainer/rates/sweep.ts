import type { RateSweep } from '../../protocol/index.js';
import type { ShortTraining } from '../trial/short-training.js';
import { centredMeans, DebiasedAverage } from './smoothing.js';

/** The rates that a sweep begins and ends with. */
export const leastRate = 1e-6;
export const greatestRate = 10;

/** Whether a sweep of {@link usualSteps} steps has blown up goes by an average that remembers so much of each; others in proportion. */
const usualMemory = 0.98;
/** A loss is smoothed with so many on both sides, of as many steps: an average of those before alone lags behind by a factor of ten in the rate. */
const usualReach = 8;
/** With a rate that suits plain SGD only just before it blows up, a long memory would hide that the loss falls at all. */
const quickMemory = 0.9;
/** So many steps at the beginning, at rates next to nothing, stand for the loss that was. */
const firstSteps = 10;
export const usualSteps = 100;

/** A loss of so many times the lowest one ends a sweep: it has blown up. */
const blownUp = 4;

/** Calls of the engine are short, so that a sweep ends soon after it has blown up, and a user who cancels waits no longer. */
const mostStepsPerCall = 10;

/** The rate of a step: rising by the same factor from each to the next. @param step From 1. @param steps In all. */
export function sweptRate(step: number, steps: number): number {
  return leastRate * (greatestRate / leastRate) ** ((step - 1) / (steps - 1));
}

/** Follows the loss of a sweep, and says when it is over. */
export class SweptLoss {
  private readonly raw: number[] = [];
  private readonly reach: number;
  private readonly average: DebiasedAverage;
  private readonly quickAverage = new DebiasedAverage(quickMemory);
  private lowest = Number.POSITIVE_INFINITY;
  private lowestQuick = Number.POSITIVE_INFINITY;
  private beginning = Number.NaN;
  private blownUpNow = false;

  /** @param steps Of the whole sweep. */
  constructor(steps: number) {
    this.average = new DebiasedAverage(usualMemory ** (usualSteps / steps));
    this.reach = Math.round((usualReach * steps) / usualSteps);
  }

  /** Takes the loss of a step in. What comes after the loss has blown up is passed over. */
  add(loss: number): void {
    if (this.blownUpNow) return;
    const smoothed = this.average.add(loss);
    this.raw.push(loss);
    const quick = this.quickAverage.add(loss);
    if (this.raw.length <= firstSteps) this.beginning = quick;
    this.lowestQuick = Math.min(this.lowestQuick, quick);
    this.lowest = Math.min(this.lowest, smoothed);
    // A loss below 0, such as a cosine similarity, has no multiple; its size stands for it.
    const most = this.lowest > 0 ? blownUp * this.lowest : this.lowest + blownUp * Math.abs(this.raw[0] ?? 0);
    this.blownUpNow = !(smoothed <= most);
  }

  /** Smoothed, of all steps so far. */
  get losses(): number[] {
    return centredMeans(this.raw, this.reach);
  }

  /** By which share of what it was at the beginning the loss fell at most; NaN before the first step. */
  get fall(): number {
    return (this.beginning - this.lowestQuick) / Math.abs(this.beginning);
  }

  /** Whether the loss is four times the lowest, NaN or infinite. */
  get isOver(): boolean {
    return this.blownUpNow;
  }
}

/**
 * Trains with a rate that rises with every step until the loss blows up.
 * @param training One whose rates are those of {@link sweptRate}.
 * @param mayGoOn Asked between calls of the engine.
 * @returns null where it may not.
 */
export async function sweep(training: ShortTraining, steps: number, mayGoOn: () => Promise<boolean>): Promise<RateSweep | null> {
  const followed = new SweptLoss(steps);
  for (let done = 0; done < steps && !followed.isOver; ) {
    if (!(await mayGoOn())) return null;
    await training.advance(Math.min(mostStepsPerCall, steps - done));
    for (const loss of training.losses.slice(done)) followed.add(loss);
    done = training.losses.length;
  }
  const { losses, fall } = followed;
  return { rates: losses.map((_, index) => sweptRate(index + 1, steps)), losses, fall };
}
