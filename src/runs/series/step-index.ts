/** The steps of a series, which only rise. They cost nothing as long as they follow each other, and 8 bytes each after a gap. */
export class StepIndex {
  private numbers: Float64Array | null = null;
  private count = 0;
  private first = 0;
  private last = Number.NEGATIVE_INFINITY;

  get length(): number {
    return this.count;
  }

  /** The last step; minus infinity while there is none. */
  get lastStep(): number {
    return this.last;
  }

  get bytes(): number {
    return this.numbers?.byteLength ?? 0;
  }

  /**
   * Appends consecutive steps.
   * @throws RangeError when the first of them is not after the last step so far.
   */
  append(firstStep: number, steps: number): void {
    if (!(firstStep > this.last)) throw new RangeError(`step ${firstStep} does not come after step ${this.last}`);
    if (this.count === 0) this.first = firstStep;
    else if (this.numbers === null && firstStep !== this.last + 1) this.spellOut();
    if (this.numbers !== null) {
      this.reserve(this.numbers, this.count + steps);
      for (let index = 0; index < steps; index += 1) this.numbers[this.count + index] = firstStep + index;
    }
    this.count += steps;
    this.last = firstStep + steps - 1;
  }

  stepAt(index: number): number {
    return this.numbers === null ? this.first + index : (this.numbers[index] ?? Number.NaN);
  }

  /** The index of the first step that is not before a step. */
  indexOf(step: number): number {
    if (this.numbers === null) return Math.min(Math.max(Math.ceil(step - this.first), 0), this.count);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.stepAt(middle) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private spellOut(): void {
    this.numbers = Float64Array.from({ length: 2 * this.count }, (_, index) => this.first + index);
  }

  private reserve(numbers: Float64Array, count: number): void {
    if (count <= numbers.length) return;
    this.numbers = new Float64Array(2 * count);
    this.numbers.set(numbers);
  }
}
