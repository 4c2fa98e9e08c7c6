import { open } from 'node:fs/promises';

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

/** The bytes of a file that is opened only where it is read. @param file What it is, for messages. */
export function fileOnDisk(path: string, file: string, length: number): FileBytes {
  return {
    file,
    length,
    read: async (position, count) => {
      const handle = await open(path, 'r');
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(count, length - position)));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    origin: { path, start: 0 },
  };
}
