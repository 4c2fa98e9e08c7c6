import { closeSync, openSync, readSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import type { StoredArray } from '../array.js';
import { DataError } from '../errors.js';
import { blockLength } from '../expression/source.js';
import { decodeElements, storageOf, type ArrayPlace } from './elements.js';

/** Bytes that are read at once where an array is read from its beginning to its end. */
const readAhead = 2 ** 20;

/** An array that stays in its file: rows are read where they lie. */
export function storedArray(path: string, place: ArrayPlace): StoredArray {
  const { layout, shape, start } = place;
  const stored = new StoredFile(path);
  return {
    shape,
    dtype: layout.dtype,
    source: () => {
      const values = storageOf(layout).allocate(Math.min(blockLength, elementCount(shape)));
      const end = start + elementCount(shape) * layout.bytes;
      const window = new ReadWindow(stored, end);
      return {
        shape,
        dtype: layout.dtype,
        read: (offset, count) => {
          const block = window.read(start + offset * layout.bytes, count * layout.bytes);
          decodeElements(block, values, place, offset, path);
          return values.subarray(0, count);
        },
      };
    },
    close: () => stored.close(),
  };
}

/** A file that is opened when it is first read and stays open, since it is read again and again. Reading waits for the disk. */
class StoredFile {
  private handle: number | null = null;

  constructor(private readonly path: string) {}

  /** Fills a target with the bytes from a position on. @throws DataError where there are not as many, or the file cannot be read. */
  read(position: number, target: Uint8Array): void {
    try {
      this.handle ??= openSync(this.path, 'r');
      for (let filled = 0; filled < target.length; ) {
        const count = readSync(this.handle, target, filled, target.length - filled, position + filled);
        if (count === 0) throw new DataError(l10n.t('{0} has become shorter while it was read: there is nothing at byte {1} any more.', this.path, position + filled), { file: this.path, byte: position + filled });
        filled += count;
      }
    } catch (error) {
      if (error instanceof DataError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new DataError(l10n.t('{0} cannot be read: {1}', this.path, reason), { file: this.path }, { cause: error });
    }
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}

/** Reads what is asked for; where one stretch follows another, much of what comes next as well. */
class ReadWindow {
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
