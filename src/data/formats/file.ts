import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

const gunzipBuffer = promisify(gunzip);

/** More than any data set that is read whole; a file that unpacks to more is refused instead of filling the memory. */
const maximumBytes = 2 ** 30;

/** The same bytes without Buffer's own behaviour (its slices, its JSON), which arrays of numbers should not have. */
const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The bytes of a file, unpacked where it is gzip'd (told by its first two bytes, whatever its name).
 * @throws DataError naming the file, when it cannot be read, is damaged, or unpacks to more than 1 GiB.
 */
export async function readPacked(file: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = plain(await readFile(file));
  } catch (error) {
    throw new DataError(l10n.t('{0} cannot be read: {1}', file, reasonOf(error)), { file }, { cause: error });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return plain(await gunzipBuffer(bytes, { maxOutputLength: maximumBytes }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new DataError(l10n.t('{0} unpacks to more than {1} bytes and was not read.', file, maximumBytes), { file }, { cause: error });
    }
    // zlib does not say where the damage is, except that a stream which is cut off ends with the file.
    const where = code === 'Z_BUF_ERROR' ? { file, byte: bytes.length } : { file };
    const message =
      code === 'Z_BUF_ERROR'
        ? l10n.t('{0} is cut off: its gzip data stops in the middle, at byte {1}. Get the file again.', file, bytes.length)
        : l10n.t('{0} is damaged: its gzip data cannot be unpacked ({1}). Get the file again.', file, reasonOf(error));
    throw new DataError(message, where, { cause: error });
  }
}
