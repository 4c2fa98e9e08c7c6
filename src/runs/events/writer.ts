import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppendingFile } from '../appending-file.js';
import { makeFolder } from '../make-folder.js';
import { encodeFileVersion, encodeHistograms, encodeRestart, EventEncoder } from './encode.js';
import { frameRecord } from './record.js';
import type { ValueDistribution } from './value-distribution.js';

/** Writes scalars and histograms to a TensorBoard event file, by appending alone. */
export class EventFileWriter {
  private readonly encoder = new EventEncoder();

  private constructor(private readonly file: AppendingFile) {}

  /** Opens a new event file in a directory, which is made if need be. Errors of the disk are passed on. */
  static async create(directory: string): Promise<EventFileWriter> {
    await makeFolder(directory);
    const seconds = Math.floor(Date.now() / 1000);
    const file = await AppendingFile.open(join(directory, `events.out.tfevents.${seconds}.${hostname()}.${process.pid}.0`));
    file.add(frameRecord(encodeFileVersion(Date.now() / 1000)));
    return new EventFileWriter(file);
  }

  /** Opens a new event file of a run that goes on at a step. Errors of the disk are passed on. */
  static async goOn(directory: string, step: number): Promise<EventFileWriter> {
    const writer = await EventFileWriter.create(directory);
    writer.file.add(frameRecord(encodeRestart(Date.now() / 1000, step)));
    return writer;
  }

  get path(): string {
    return this.file.path;
  }

  /**
   * Adds the scalars of a step.
   * @throws the error of an earlier write, such as a full disk.
   */
  add(step: number, scalars: readonly (readonly [tag: string, value: number])[], wallTime: number = Date.now() / 1000): void {
    this.file.add(frameRecord(this.encoder.encode(wallTime, step, scalars)));
  }

  /**
   * Adds how the values of some arrays lie at a step.
   * @throws the error of an earlier write, such as a full disk.
   */
  addHistograms(step: number, histograms: readonly (readonly [tag: string, values: ValueDistribution])[], wallTime: number = Date.now() / 1000): void {
    this.file.add(frameRecord(encodeHistograms(wallTime, step, histograms)));
  }

  /** Resolves when all that was added is written. Rejects if it cannot be. */
  flush(): Promise<void> {
    return this.file.flush();
  }

  /** Writes the rest and closes the file. */
  close(): Promise<void> {
    return this.file.close();
  }
}
