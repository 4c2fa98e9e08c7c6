import { Readable, type Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { ScratchFile } from '../scratch/index.js';
import { fileOnDisk, type FileBytes } from './bytes.js';

/** How bytes are packed: a gzip file, or deflated as files in a zip archive are. */
export type Packing = 'gzip' | 'deflate';

/** Packed bytes that are read at once. */
const blockBytes = 2 ** 20;
/** Deflate makes nothing smaller than to a 1032nd (zlib's technical details, "Maximum Compression Factor"). */
const greatestFactor = 1032;

const unpackers: Readonly<Record<Packing, () => Transform>> = {
  gzip: () => createGunzip({ chunkSize: 2 ** 18 }),
  deflate: () => createInflateRaw({ chunkSize: 2 ** 18 }),
};

/** Bytes in the order of the file. */
export interface ByteStream {
  /** For messages. */
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How much of the file has been read, from 0 to 1. */
  readonly fraction: () => number;
}

/** The bytes of a file from the first to the last, as they are. */
export function streamOf(bytes: FileBytes): ByteStream {
  let position = 0;
  async function* blocks(): AsyncGenerator<Uint8Array> {
    while (position < bytes.length) {
      const block = await bytes.read(position, blockBytes);
      if (block.length === 0) return;
      position += block.length;
      yield block;
    }
  }
  return { file: bytes.file, chunks: blocks(), fraction: () => (bytes.length === 0 ? 1 : position / bytes.length) };
}

/** Bytes unpacked as they are read. Chunks throw a DataError where the packed ones are cut off or damaged. */
export function unpackedStream(packed: FileBytes, packing: Packing): ByteStream {
  const { file, chunks, fraction } = streamOf(packed);
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    const input = Readable.from(chunks, { objectMode: false });
    const unpacker = unpackers[packing]();
    input.on('error', (error) => unpacker.destroy(error));
    input.pipe(unpacker);
    try {
      for await (const chunk of unpacker) yield chunk as Uint8Array;
    } catch (error) {
      throw error instanceof DataError ? error : damagedPacking(error, packing, packed);
    } finally {
      input.destroy();
      unpacker.destroy();
    }
  }
  return { file, chunks: unpacked(), fraction };
}

/** Says what is wrong with packed bytes. zlib does not say where the damage is, except that a stream which is cut off ends with the file. */
export function damagedPacking(error: unknown, packing: Packing, { file, length }: FileBytes): DataError {
  const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  const reason = error instanceof Error ? error.message : String(error);
  const message = isCut
    ? l10n.t('{0} is cut off: its {1} data stops in the middle, at byte {2}. Get the file again.', file, packing, length)
    : l10n.t('{0} is damaged: its {1} data cannot be unpacked ({2}). Get the file again.', file, packing, reason);
  return new DataError(message, isCut ? { file, byte: length } : { file }, { cause: error });
}

/**
 * Unpacks into a temporary file what does not fit into memory.
 * @param expected How many bytes it should be.
 * @param visit gets each chunk, to sum it up.
 * @throws DataError where there are more, the packed bytes are damaged, or the disk has no room.
 */
export async function unpackedOnDisk(
  packed: FileBytes,
  packing: Packing,
  expected: number,
  memory: DataMemory,
  visit?: (chunk: Uint8Array) => void,
): Promise<FileBytes> {
  const { file } = packed;
  const scratch = await ScratchFile.create({ file, bytes: Math.min(expected, packed.length * greatestFactor) }, memory.tell);
  let length = 0;
  try {
    for await (const chunk of unpackedStream(packed, packing).chunks) {
      length += chunk.length;
      if (length > expected)
        throw new DataError(
          l10n.t('{0} is damaged: it unpacks to more than the {1} bytes that it should have. Get the file again.', file, expected),
          { file },
        );
      visit?.(chunk);
      await scratch.write(chunk);
    }
    await scratch.close();
  } catch (error) {
    await scratch.discard();
    throw error;
  }
  return fileOnDisk(scratch.path, file, length);
}
