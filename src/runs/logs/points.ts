import type { SeriesStore } from '../series/store.js';

const initialCapacity = 256;

/** The points of one tag on their way into a store: steps rise; a step that was logged again replaces all from there on. */
export class Points {
  private steps = new Float64Array(initialCapacity);
  private values = new Float32Array(initialCapacity);
  private count = 0;

  get firstStep(): number {
    return this.count === 0 ? Infinity : (this.steps[0] ?? NaN);
  }

  add(step: number, value: number): void {
    if (this.count > 0 && step <= (this.steps[this.count - 1] ?? NaN)) this.cutFrom(step);
    if (this.count === this.steps.length) this.grow();
    this.steps[this.count] = step;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** Takes back all points at or after a step. */
  cutFrom(step: number): void {
    while (this.count > 0 && (this.steps[this.count - 1] ?? NaN) >= step) this.count -= 1;
  }

  /**
   * Appends them to a series, stretch by stretch of consecutive steps.
   * @param offset is added to each step.
   */
  appendTo(store: SeriesStore, series: string, offset = 0): void {
    for (let begin = 0, end = 1; begin < this.count; begin = end, end += 1) {
      while (end < this.count && this.steps[end] === (this.steps[end - 1] ?? NaN) + 1) end += 1;
      store.append({ firstStep: (this.steps[begin] ?? NaN) + offset, series: { [series]: this.values.slice(begin, end) } });
    }
  }

  private grow(): void {
    const steps = new Float64Array(2 * this.steps.length);
    const values = new Float32Array(2 * this.values.length);
    steps.set(this.steps);
    values.set(this.values);
    this.steps = steps;
    this.values = values;
  }
}
