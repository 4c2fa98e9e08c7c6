import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EventEncoder, encodeFileVersion } from './event.js';
import { frameRecord } from './record.js';

/** What is not yet in the file at most, in milliseconds of training: a killed trainer loses no more. */
const flushInterval = 500;

/**
 * Writes scalars to a TensorBoard event file, by appending alone. What is added is in the hands of the operating system
 * at the latest half a second later, so that a killed process loses no more than that.
 */
export class EventFileWriter {
  private readonly encoder = new EventEncoder();
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

  /** Opens a new event file in a directory, which is made if need be. Errors of the disk are passed on. */
  static async create(directory: string): Promise<EventFileWriter> {
    await mkdir(directory, { recursive: true });
    const seconds = Math.floor(Date.now() / 1000);
    const path = join(directory, `events.out.tfevents.${seconds}.${hostname()}.${process.pid}.0`);
    const writer = new EventFileWriter(await open(path, 'a'), path);
    writer.pending.push(frameRecord(encodeFileVersion(Date.now() / 1000)));
    return writer;
  }

  /**
   * Adds the scalars of a step.
   * @throws the error of an earlier write, such as a full disk.
   */
  add(step: number, scalars: readonly (readonly [tag: string, value: number])[], wallTime: number = Date.now() / 1000): void {
    if (this.failure !== null) throw this.failure.error;
    this.pending.push(frameRecord(this.encoder.encode(wallTime, step, scalars)));
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
