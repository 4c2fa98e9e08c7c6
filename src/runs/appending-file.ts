import { open, type FileHandle } from 'node:fs/promises';

/** What is not yet in the file at most, in milliseconds: a killed trainer loses no more. */
const flushInterval = 500;

/**
 * A file that is only appended to. What is added is in the hands of the operating system at the latest half a second
 * later, so that a killed process loses no more than that.
 */
export class AppendingFile {
  private readonly timer: NodeJS.Timeout;
  private pending: Uint8Array[] = [];
  private writing: Promise<void> = Promise.resolve();
  private failure: { readonly error: unknown } | null = null;

  private constructor(
    private readonly file: FileHandle,
    readonly path: string,
  ) {
    this.timer = setInterval(() => void this.write(), flushInterval);
    this.timer.unref();
  }

  /** Opens a file, which is made if need be. Errors of the disk are passed on. */
  static async open(path: string): Promise<AppendingFile> {
    return new AppendingFile(await open(path, 'a'), path);
  }

  /**
   * Adds bytes.
   * @throws the error of an earlier write, such as a full disk.
   */
  add(bytes: Uint8Array): void {
    if (this.failure !== null) throw this.failure.error;
    this.pending.push(bytes);
  }

  /** Resolves when all that was added is written. Rejects if it cannot be. */
  async flush(): Promise<void> {
    await this.write();
    if (this.failure !== null) throw this.failure.error;
  }

  /** Writes the rest and closes the file. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    try {
      await this.flush();
    } finally {
      await this.file.close();
    }
  }

  /** Never rejects: an error is kept for whoever adds, flushes or closes next. */
  private write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.pending.length === 0 || this.failure !== null) return;
      const bytes = Buffer.concat(this.pending);
      this.pending = [];
      try {
        await this.file.appendFile(bytes);
      } catch (error) {
        this.failure = { error };
      }
    });
    return this.writing;
  }
}
