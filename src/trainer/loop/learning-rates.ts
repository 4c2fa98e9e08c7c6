import type { LearningRate } from '../fit/learning-rate.js';

/** The learning rate of each step, as the file has it until a callback sets another; what it was is kept, so that steps can be repeated. */
export class LearningRates {
  private readonly changes: { readonly firstStep: number; readonly rate: LearningRate; readonly value?: number }[] = [];

  constructor(private readonly ofFile: LearningRate) {}

  /** @param step from 1. */
  at(step: number): number {
    return (this.changes.findLast(({ firstStep }) => firstStep <= step)?.rate ?? this.ofFile)(step);
  }

  /** Sets the rate of a step and of all after it. */
  set(firstStep: number, value: number): void {
    this.changes.push({ firstStep, rate: () => value, value });
  }

  /** Sets the rates of a step and of all after it. */
  follow(firstStep: number, rate: LearningRate): void {
    this.changes.push({ firstStep, rate });
  }

  /** How many changes there were. */
  get count(): number {
    return this.changes.length;
  }

  /** The rates that were set, after so many changes. */
  setSince(count: number): { readonly firstStep: number; readonly value: number }[] {
    return this.changes.slice(count).flatMap(({ firstStep, value }) => (value === undefined ? [] : [{ firstStep, value }]));
  }

  /** What is left to the next fit after a step: the rate that was set last, or null where it is the file's. */
  leftAfter(step: number): number | null {
    const last = this.changes.findLast(({ firstStep }) => firstStep <= step + 1);
    return last === undefined ? null : last.rate(Math.max(step, last.firstStep));
  }
}
