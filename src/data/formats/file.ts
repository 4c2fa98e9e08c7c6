import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

const gunzipBuffer = promisify(gunzip);

/** More than any packed data set that is read whole; a file that unpacks to more is refused instead of filling the memory. */
export const maximumUnpackedBytes = 2 ** 30;

/** The bytes of a file, which need not be in memory. */
export interface FileBytes {
  /** For messages. */
  readonly file: string;
  readonly length: number;
  /** At most `count` bytes from a position; fewer at the end of the file. */
  read(position: number, count: number): Promise<Uint8Array>;
  /** Where they lie on the disk as they are, so that they can be read again at any time; null where they are in memory. */
  readonly origin: { readonly path: string; readonly start: number } | null;
}

/** Bytes that are in memory. @param file Where they come from, for messages. */
export function bytesInMemory(bytes: Uint8Array, file: string): FileBytes {
  return { file, length: bytes.length, read: (position, count) => Promise.resolve(bytes.subarray(position, position + count)), origin: null };
}

/** A stretch of bytes, as bytes of their own. @param file What it is, for messages. */
export function partOf(bytes: FileBytes, start: number, length: number, file: string): FileBytes {
  const { origin } = bytes;
  return {
    file,
    length,
    read: (position, count) => bytes.read(start + position, Math.max(0, Math.min(count, length - position))),
    origin: origin === null ? null : { path: origin.path, start: origin.start + start },
  };
}

/** All of them. */
export function allBytes(bytes: FileBytes): Promise<Uint8Array> {
  return bytes.read(0, bytes.length);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Opens a file, unpacked where it is gzip'd (told by its first two bytes, whatever its name), and closes it after use.
 * A file that is not packed is read only where it is asked for.
 * @throws DataError naming the file, when it cannot be read, is damaged, or unpacks to more than 1 GiB.
 */
export async function withFile<Result>(file: string, use: (bytes: FileBytes) => Promise<Result>): Promise<Result> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw cannotRead(file, error);
  });
  try {
    const { size } = await handle.stat();
    const read = async (position: number, count: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(Math.max(0, Math.min(count, size - position)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, position + filled).catch((error: unknown) => {
          throw cannotRead(file, error);
        });
        if (bytesRead === 0) return bytes.subarray(0, filled);
        filled += bytesRead;
      }
      return bytes;
    };
    const [first, second] = await read(0, 2);
    const isPacked = first === 0x1f && second === 0x8b;
    if (isPacked && size > maximumUnpackedBytes) throw tooLarge(file);
    return await use(isPacked ? bytesInMemory(await unpacked(await read(0, size), file), file) : { file, length: size, read, origin: { path: file, start: 0 } });
  } finally {
    await handle.close();
  }
}

function cannotRead(file: string, error: unknown): DataError {
  return new DataError(l10n.t('{0} cannot be read: {1}', file, reasonOf(error)), { file }, { cause: error });
}

function tooLarge(file: string, cause?: unknown): DataError {
  return new DataError(l10n.t('{0} unpacks to more than {1} bytes and was not read.', file, maximumUnpackedBytes), { file }, { cause });
}

async function unpacked(packed: Uint8Array, file: string): Promise<Uint8Array> {
  try {
    const bytes = await gunzipBuffer(packed, { maxOutputLength: maximumUnpackedBytes });
    // Without Buffer's own behaviour (its slices, its JSON), which arrays of numbers should not have.
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, error);
    // zlib does not say where the damage is, except that a stream which is cut off ends with the file.
    const where = code === 'Z_BUF_ERROR' ? { file, byte: packed.length } : { file };
    const message =
      code === 'Z_BUF_ERROR'
        ? l10n.t('{0} is cut off: its gzip data stops in the middle, at byte {1}. Get the file again.', file, packed.length)
        : l10n.t('{0} is damaged: its gzip data cannot be unpacked ({1}). Get the file again.', file, reasonOf(error));
    throw new DataError(message, where, { cause: error });
  }
}
