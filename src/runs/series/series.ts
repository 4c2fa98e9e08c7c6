import { Pyramid } from './pyramid.js';
import { StepIndex } from './step-index.js';
import type { Stretch } from './stretch.js';

/** One value a step, at steps that only rise, and sums of any stretch of it at once. */
export class Series {
  private readonly steps = new StepIndex();
  private readonly pyramid = new Pyramid();
  private first = Number.NaN;
  private latest = Number.NaN;

  get length(): number {
    return this.steps.length;
  }

  /** The last step; minus infinity while there is none. */
  get lastStep(): number {
    return this.steps.lastStep;
  }

  /** The value at the first step; NaN while there is none. */
  get firstValue(): number {
    return this.first;
  }

  /** The value at the last step; NaN while there is none. */
  get lastValue(): number {
    return this.latest;
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.steps.bytes + this.pyramid.bytes;
  }

  /**
   * Appends values at consecutive steps.
   * @throws RangeError when the first of them is not after the last step so far.
   */
  append(firstStep: number, values: Float32Array | readonly number[]): void {
    if (values.length === 0) return;
    this.steps.append(firstStep, values.length);
    if (this.pyramid.length === 0) this.first = Math.fround(values[0] ?? Number.NaN);
    for (const value of values) this.pyramid.append(value);
    this.latest = Math.fround(values.at(-1) ?? Number.NaN);
  }

  /** Adds the values of the steps in [from, to) to a stretch. */
  gather(from: number, to: number, stretch: Stretch): void {
    this.pyramid.gather(this.steps.indexOf(from), this.steps.indexOf(to), stretch);
  }

  /** Every step in [from, to) with its value, as far as values are kept singly. */
  *points(from: number, to: number): Generator<readonly [step: number, value: number]> {
    const end = this.steps.indexOf(to);
    for (let index = Math.max(this.steps.indexOf(from), this.pyramid.firstValueKept); index < end; index += 1) {
      yield [this.steps.stepAt(index), this.pyramid.at(index)];
    }
  }

  /** Lets single values go, the oldest first, and then their buckets, until what is left takes about so many bytes. */
  shrinkTo(bytes: number): void {
    this.pyramid.shrinkTo(bytes);
  }
}
