import { open, rm, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import { scratchFolder } from './folder.js';

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

let made = 0;

/** What a temporary file is for, and how large it may become. */
export interface ScratchNeed {
  /** The file whose content is kept there, for messages. */
  readonly file: string;
  /** How many bytes it is likely to take. */
  readonly bytes: number;
}

/**
 * A temporary file for data that does not fit into memory, which is written from its beginning to its end. It goes with
 * the process.
 */
export class ScratchFile {
  /** For {@link ScratchFile.create}. @param file What it holds the content of, for messages. */
  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly file: string,
  ) {}

  /**
   * Makes one.
   * @param tell gets to know, before anything is written, how much of the disk is taken.
   * @throws DataError where the disk has less room than is needed, naming the folder.
   */
  static async create({ file, bytes }: ScratchNeed, tell: (message: string) => void): Promise<ScratchFile> {
    try {
      const folder = await scratchFolder();
      const { bavail, bsize } = await statfs(folder);
      if (bytes > bavail * bsize) {
        throw new DataError(
          l10n.t('{0} does not fit into memory, and to keep it in a temporary file takes about {1} MiB of the disk: {2} has {3} MiB left. Make room there, or set TMPDIR to a folder of another disk.', file, mebibytes(bytes), dirname(folder), Math.floor((bavail * bsize) / 2 ** 20)),
          { file },
        );
      }
      tell(l10n.t('{0} does not fit into memory. It is kept in a temporary file of about {1} MiB until the training ends.', file, mebibytes(bytes)));
      made += 1;
      const path = join(folder, String(made));
      return new ScratchFile(path, await open(path, 'wx'), file);
    } catch (error) {
      throw error instanceof DataError ? error : notWritten(file, error);
    }
  }

  /** @throws DataError where the disk is full. */
  async write(bytes: Uint8Array): Promise<void> {
    try {
      for (let written = 0; written < bytes.length; ) written += (await this.handle.write(bytes, written)).bytesWritten;
    } catch (error) {
      throw notWritten(this.file, error);
    }
  }

  /** Ends writing. */
  async close(): Promise<void> {
    await this.handle.close();
  }

  /** Takes the file away, where what it was for has failed. */
  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.path, { force: true });
  }
}

function notWritten(file: string, error: unknown): DataError {
  const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
  const reason = error instanceof Error ? error.message : String(error);
  const message = isFull
    ? l10n.t('{0} does not fit into memory, and the disk became full while it was brought into a temporary file. Make room, or set TMPDIR to a folder of another disk.', file)
    : l10n.t('{0} does not fit into memory, and cannot be kept in a temporary file: {1}', file, reason);
  return new DataError(message, { file }, { cause: error });
}
