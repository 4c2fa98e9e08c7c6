const initialCapacity = 1024;

/** One value a step, in typed memory that grows by doubling. Steps only rise. */
export class Series {
  private storage = new Float32Array(initialCapacity);
  /** Absent as long as the steps follow each other without a gap, as a trainer's do. */
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

  /**
   * Appends values at consecutive steps.
   * @throws RangeError when the first of them is not after the last step so far.
   */
  append(firstStep: number, values: ArrayLike<number>): void {
    if (values.length === 0) return;
    if (!(firstStep > this.last)) throw new RangeError(`step ${firstStep} does not come after step ${this.last}`);
    this.reserve(this.count + values.length);
    if (this.count === 0) this.first = firstStep;
    else if (this.numbers === null && firstStep !== this.last + 1) this.keepNumbers();
    this.storage.set(values, this.count);
    if (this.numbers !== null) for (let index = 0; index < values.length; index += 1) this.numbers[this.count + index] = firstStep + index;
    this.count += values.length;
    this.last = firstStep + values.length - 1;
  }

  stepAt(index: number): number {
    return this.numbers === null ? this.first + index : (this.numbers[index] ?? NaN);
  }

  valueAt(index: number): number {
    return this.storage[index] ?? NaN;
  }

  /** The index of the first point at or after a step. */
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

  private keepNumbers(): void {
    this.numbers = Float64Array.from({ length: this.storage.length }, (_, index) => this.first + index);
  }

  private reserve(count: number): void {
    if (count <= this.storage.length) return;
    const capacity = Math.max(count, 2 * this.storage.length);
    const storage = new Float32Array(capacity);
    storage.set(this.storage);
    this.storage = storage;
    if (this.numbers === null) return;
    const numbers = new Float64Array(capacity);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }
}
