import { closeSync, openSync, readSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

/** Bytes that are read at once where a file is read from its beginning to its end. */
const readAhead = 2 ** 20;

/** A file that is opened when it is first read and stays open, since it is read again and again. Reading waits for the disk. */
export class StoredFile {
  private handle: number | null = null;

  /** @param file What it holds, for messages. */
  constructor(
    private readonly path: string,
    private readonly file = path,
  ) {}

  /** Fills a target with the bytes from a position on. @throws DataError where there are not as many, or the file cannot be read. */
  read(position: number, target: Uint8Array): void {
    try {
      this.handle ??= openSync(this.path, 'r');
      for (let filled = 0; filled < target.length; ) {
        const count = readSync(this.handle, target, filled, target.length - filled, position + filled);
        if (count === 0) throw new DataError(l10n.t('{0} has become shorter while it was read: there is nothing at byte {1} any more.', this.file, position + filled), { file: this.file, byte: position + filled });
        filled += count;
      }
    } catch (error) {
      if (error instanceof DataError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new DataError(l10n.t('{0} cannot be read: {1}', this.file, reason), { file: this.file }, { cause: error });
    }
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}

/** Reads what is asked for; where one stretch follows another, much of what comes next as well. */
export class ReadWindow {
  private bytes = new Uint8Array();
  private begin = 0;
  private next = -1;

  /** @param end The byte behind the last that there is to read. */
  constructor(
    private readonly file: StoredFile,
    private readonly end: number,
  ) {}

  read(position: number, count: number): Uint8Array {
    const within = position - this.begin;
    const isThere = within >= 0 && within + count <= this.bytes.length;
    if (!isThere) {
      const wanted = position === this.next ? Math.max(count, Math.min(readAhead, this.end - position)) : count;
      if (this.bytes.length !== wanted) this.bytes = new Uint8Array(wanted);
      // Where reading fails, nothing is there.
      this.begin = Number.NEGATIVE_INFINITY;
      this.file.read(position, this.bytes);
      this.begin = position;
    }
    this.next = position + count;
    return this.bytes.subarray(position - this.begin, position - this.begin + count);
  }
}
