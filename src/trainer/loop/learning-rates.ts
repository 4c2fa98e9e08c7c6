import type { LearningRate } from '../fit/learning-rate.js';

/** The learning rate of each step, as the file has it until a callback sets another; what it was is kept, so that steps can be repeated. */
export class LearningRates {
  private readonly changes: { readonly firstStep: number; readonly value: number }[] = [];

  constructor(private readonly ofFile: LearningRate) {}

  /** @param step from 1. */
  at(step: number): number {
    return this.changes.findLast(({ firstStep }) => firstStep <= step)?.value ?? this.ofFile(step);
  }

  /** Sets the rate of a step and of all after it. */
  set(firstStep: number, value: number): void {
    this.changes.push({ firstStep, value });
  }
}
