/** A growing array of single-precision numbers in chunks: nothing is copied as it grows, and its beginning can be let go. */
export class Chunked {
  private readonly chunks: (Float32Array | undefined)[] = [];
  private count = 0;
  private firstKept = 0;

  private readonly shift: number;

  /** @param chunkLength values in a chunk: a power of two. */
  constructor(private readonly chunkLength: number) {
    this.shift = Math.log2(chunkLength);
  }

  get length(): number {
    return this.count;
  }

  /** The index of the first value that has not been let go. */
  get kept(): number {
    return this.firstKept;
  }

  get bytes(): number {
    return 4 * this.chunkLength * (this.chunks.length - this.firstKept / this.chunkLength);
  }

  push(value: number): void {
    const offset = this.count % this.chunkLength;
    if (offset === 0) this.chunks.push(new Float32Array(this.chunkLength));
    const chunk = this.chunks[this.chunks.length - 1];
    if (chunk !== undefined) chunk[offset] = value;
    this.count += 1;
  }

  /** The value at an index; NaN where there is none any more. */
  at(index: number): number {
    return this.chunks[index >>> this.shift]?.[index & (this.chunkLength - 1)] ?? Number.NaN;
  }

  /** Lets the oldest chunks go until at most so many bytes are left; the chunk that is being filled always stays. */
  shrinkTo(bytes: number): void {
    while (this.bytes > bytes && this.firstKept + this.chunkLength < this.count) {
      this.chunks[this.firstKept / this.chunkLength] = undefined;
      this.firstKept += this.chunkLength;
    }
  }
}
