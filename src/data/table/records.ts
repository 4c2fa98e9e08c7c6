import type { DataMemory } from '../memory.js';
import { ReadWindow, StoredFile } from '../formats/stored-file.js';
import { ScratchFile } from '../scratch/index.js';

/** Numbers of a stretch of records, and the same memory as words of 32 bits. */
export interface RecordBlock {
  readonly numbers: Float64Array;
  readonly words: Uint32Array;
  /** How many records there are; fewer than were asked for where the stretch ends. */
  readonly count: number;
}

/** Records of equally many 64-bit numbers, one after another, in memory or in a temporary file. */
export interface Records {
  readonly count: number;
  /** Numbers in a record. */
  readonly width: number;
  /** A way to read some of them, for one place; blocks are valid until its next. */
  reader(): (first: number, count: number) => RecordBlock;
  /** Closes the file until it is read again. */
  close(): void;
}

/** Numbers of a stretch of memory that is written, or read, at once. */
const chunkNumbers = 2 ** 17;

/** Takes records as they come: in memory while there is room, then all of them in a temporary file. */
export class RecordWriter {
  private readonly perChunk: number;
  /** Full chunks that are in memory. */
  private readonly chunks: Float64Array[] = [];
  private chunk: Float64Array;
  private inChunk = 0;
  private count = 0;
  private scratch: ScratchFile | null = null;
  /** What the records may take in memory; the rest is for the arrays that are made of them. */
  private readonly most: number;
  private reserved = 0;
  private words: Uint32Array;

  /** @param file What they come from, for messages. */
  constructor(
    private readonly width: number,
    private readonly memory: DataMemory,
    private readonly file: string,
  ) {
    this.perChunk = Math.max(1, Math.floor(chunkNumbers / width));
    this.most = memory.left / 2;
    this.chunk = new Float64Array(Math.min(64, this.perChunk) * width);
    this.words = new Uint32Array(this.chunk.buffer);
  }

  /** Room for one more record, of which each number is set by {@link put}. @returns where it begins. */
  next(): number {
    if (this.inChunk * this.width === this.chunk.length) this.grow();
    const start = this.inChunk * this.width;
    this.inChunk += 1;
    this.count += 1;
    return start;
  }

  put(place: number, number: number): void {
    this.chunk[place] = number;
  }

  /** Puts two words of 32 bits in the place of a number, in the order of the processor. */
  putWords(place: number, low: number, high: number): void {
    this.words[2 * place] = low;
    this.words[2 * place + 1] = high;
  }

  /**
   * Brings what is too much for the memory to the disk.
   * @param fraction How much of the file has been read, by which the rest is estimated.
   * @throws DataError where the disk has no room for it.
   */
  async settle(fraction: number): Promise<void> {
    const bytes = this.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    if (this.scratch === null) {
      const more = bytes + this.chunk.byteLength - this.reserved;
      const fits = bytes + this.chunk.byteLength <= this.most && (more <= 0 || this.memory.reserve(more));
      if (fits) {
        this.reserved += Math.max(0, more);
        return;
      }
      const written = this.count * this.width * Float64Array.BYTES_PER_ELEMENT;
      this.scratch = await ScratchFile.create({ file: this.file, bytes: Math.ceil(written / Math.max(fraction, 1e-6)) }, this.memory.tell);
      this.memory.release(this.reserved);
      this.reserved = 0;
    }
    for (const chunk of this.chunks) await this.scratch.write(bytesOf(chunk));
    this.chunks.length = 0;
  }

  /** All records that were written. */
  async finish(): Promise<Records> {
    const { scratch, width, count } = this;
    const last = this.chunk.subarray(0, this.inChunk * width);
    if (scratch === null) return inMemory([...this.chunks, last], width, count, this.perChunk);
    await scratch.write(bytesOf(last));
    await scratch.close();
    return onDisk(scratch.path, this.file, width, count);
  }

  /** Takes away what was written, where reading the file has failed. */
  async discard(): Promise<void> {
    this.memory.release(this.reserved);
    await this.scratch?.discard();
  }

  private grow(): void {
    const whole = this.perChunk * this.width;
    const isFull = this.chunk.length === whole;
    if (isFull) this.chunks.push(this.chunk);
    const grown = new Float64Array(isFull ? whole : Math.min(whole, this.chunk.length * 4));
    const words = new Uint32Array(grown.buffer);
    // By words, so that no number that is none becomes another.
    if (isFull) this.inChunk = 0;
    else words.set(this.words);
    this.chunk = grown;
    this.words = words;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function blockOf({ buffer, byteOffset }: Uint8Array | Float64Array, numbers: number, width: number): RecordBlock {
  return { numbers: new Float64Array(buffer, byteOffset, numbers), words: new Uint32Array(buffer, byteOffset, 2 * numbers), count: numbers / width };
}

function inMemory(chunks: readonly Float64Array[], width: number, count: number, perChunk: number): Records {
  return {
    count,
    width,
    reader: () => (first, wanted) => {
      const chunk = chunks[Math.floor(first / perChunk)] ?? new Float64Array();
      const start = (first % perChunk) * width;
      const numbers = Math.max(0, Math.min(wanted * width, chunk.length - start));
      return blockOf(chunk.subarray(start), numbers, width);
    },
    close: () => undefined,
  };
}

function onDisk(path: string, file: string, width: number, count: number): Records {
  const stored = new StoredFile(path, file);
  const bytes = width * Float64Array.BYTES_PER_ELEMENT;
  const perRead = Math.max(1, Math.floor(chunkNumbers / width));
  return {
    count,
    width,
    reader: () => {
      const window = new ReadWindow(stored, count * bytes);
      return (first, wanted) => {
        const records = Math.max(0, Math.min(wanted, perRead, count - first));
        return blockOf(window.read(first * bytes, records * bytes), records * width, width);
      };
    },
    close: () => stored.close(),
  };
}
