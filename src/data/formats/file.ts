import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { bytesInMemory, type FileBytes } from './bytes.js';
import { damagedPacking, streamOf, unpackedOnDisk, unpackedStream, type ByteStream } from './unpack.js';

const gunzipBuffer = promisify(gunzip);

/** More than is unpacked in memory; a file that unpacks to more is refused there instead of filling the memory. */
export const maximumUnpackedBytes = 2 ** 30;

/** Enough of an unpacked file to tell how long it should be. */
const headBytes = 2 ** 17;

/** What to do with packed files that do not fit into memory: they are unpacked into temporary ones. */
export interface Unpacking {
  readonly memory: DataMemory;
  /** How many bytes the file should have, by its first ones. @throws DataError where it is no such file. */
  readonly expected: (head: FileBytes) => Promise<number>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Opens a file, unpacked where it is gzip'd (told by its first two bytes, whatever its name), and closes it after use.
 * A file that is not packed is read only where it is asked for.
 * @param unpacking What packed files need that may be larger than memory.
 * @throws DataError naming the file, when it cannot be read, is damaged, or, without {@link Unpacking}, unpacks to more
 * than 1 GiB.
 */
export async function withFile<Result>(file: string, use: (bytes: FileBytes) => Promise<Result>, unpacking?: Unpacking): Promise<Result> {
  return withPlainFile(file, async (bytes) => use((await isPacked(bytes)) ? await unpacked(bytes, unpacking) : bytes));
}

/** Opens a file to read it from its beginning to its end, unpacked where it is gzip'd, and closes it after use. */
export async function withStream<Result>(file: string, use: (stream: ByteStream) => Promise<Result>): Promise<Result> {
  return withPlainFile(file, async (bytes) => use((await isPacked(bytes)) ? unpackedStream(bytes, 'gzip') : streamOf(bytes)));
}

async function isPacked(bytes: FileBytes): Promise<boolean> {
  const [first, second] = await bytes.read(0, 2);
  return first === 0x1f && second === 0x8b;
}

async function withPlainFile<Result>(file: string, use: (bytes: FileBytes) => Promise<Result>): Promise<Result> {
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
    return await use({ file, length: size, read, origin: { path: file, start: 0 } });
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

async function unpacked(packed: FileBytes, unpacking?: Unpacking): Promise<FileBytes> {
  if (unpacking !== undefined) {
    const { memory, expected } = unpacking;
    const bytes = await expected(await headOf(packed));
    if (bytes > maximumUnpackedBytes || !memory.fits(bytes)) return unpackedOnDisk(packed, 'gzip', bytes, memory);
  }
  const { file, length } = packed;
  if (length > maximumUnpackedBytes) throw tooLarge(file);
  try {
    const bytes = await gunzipBuffer(await packed.read(0, length), { maxOutputLength: maximumUnpackedBytes });
    // Without Buffer's own behaviour (its slices, its JSON), which arrays of numbers should not have.
    return bytesInMemory(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(file, error) : damagedPacking(error, 'gzip', packed);
  }
}

/** The first bytes of a packed file, unpacked. */
async function headOf(packed: FileBytes): Promise<FileBytes> {
  const head: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unpackedStream(packed, 'gzip').chunks) {
    head.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return bytesInMemory(Buffer.concat(head), packed.file);
}
