import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

/** Reads a pickle from its beginning to its end, and says where what is wrong. */
export class ByteReader {
  private readonly view: DataView;
  /** What may still be made of the bytes: a number takes up to eight times as much in memory as in a file. */
  private left: number;

  /** @param file for messages. */
  constructor(
    private readonly bytes: Uint8Array,
    readonly file: string,
    public position = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.left = 8 * bytes.length;
  }

  /** Counts bytes of memory that are made; a file that repeats what it holds cannot fill the memory. */
  spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) this.fail(l10n.t('it repeats what it holds too often.'));
  }

  fail(problem: string, byte: number = this.position): never {
    throw new DataError(l10n.t('{0} cannot be read as a pickle, at byte {1}: {2}', this.file, byte, problem), { file: this.file, byte });
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  uint16(): number {
    return this.view.getUint16(this.skip(2), true);
  }

  int32(): number {
    return this.view.getInt32(this.skip(4), true);
  }

  uint32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  /** The bits of a double, the most significant first. */
  double(): number {
    return this.view.getFloat64(this.skip(8), false);
  }

  /** A length of 64 bits. */
  length(): number {
    const length = Number(this.view.getBigUint64(this.skip(8), true));
    return Number.isSafeInteger(length) ? length : this.fail(l10n.t('a length of {0} is too great.', length));
  }

  /** So many bytes, without copying them. */
  take(count: number): Uint8Array {
    const start = this.skip(count);
    return this.bytes.subarray(start, start + count);
  }

  text(count: number): string {
    const start = this.position;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.take(count));
    } catch (error) {
      if (error instanceof DataError) throw error;
      return this.fail(l10n.t('a text is not UTF-8.'), start);
    }
  }

  /** Up to the end of the line, which is not part of it. */
  line(): string {
    const end = this.bytes.indexOf(10, this.position);
    if (end < 0) return this.fail(l10n.t('the file ends in the middle.'), this.bytes.length);
    const line = Buffer.from(this.take(end - this.position)).toString('latin1');
    this.position += 1;
    return line;
  }

  private skip(count: number): number {
    const start = this.position;
    if (start + count > this.bytes.length) this.fail(l10n.t('the file ends in the middle.'), this.bytes.length);
    this.position += count;
    return start;
  }
}
