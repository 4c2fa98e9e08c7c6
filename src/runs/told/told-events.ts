import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { trainerEventSchema, type TrainerEvent } from '../../protocol/index.js';
import { AppendingFile } from '../appending-file.js';
import { parse, stringify } from '../record/json.js';
import { remembered } from './remembered.js';

const fileName = 'events.jsonl';

/** Keeps what a trainer told about its run, one JSON a line, in the order in which it was told. */
export class ToldEventsWriter {
  private lines = 0;

  private constructor(private readonly file: AppendingFile) {}

  /** Opens the file of a run directory. Errors of the disk are passed on. */
  static async create(directory: string): Promise<ToldEventsWriter> {
    return new ToldEventsWriter(await AppendingFile.open(join(directory, fileName)));
  }

  /** Opens the file of a run directory again, with so many of its first lines; the others are taken out. Errors of the disk are passed on. */
  static async goOn(directory: string, lines: number): Promise<ToldEventsWriter> {
    const path = join(directory, fileName);
    const kept = (await readFile(path, 'utf8')).split('\n').slice(0, lines);
    await writeFile(`${path}.part`, kept.map((line) => `${line}\n`).join(''));
    await rename(`${path}.part`, path);
    const writer = await ToldEventsWriter.create(directory);
    writer.lines = kept.length;
    return writer;
  }

  /** How many events were kept so far. */
  get count(): number {
    return this.lines;
  }

  /**
   * Keeps an event, if it is one to keep.
   * @throws the error of an earlier write, such as a full disk.
   */
  add(event: TrainerEvent): void {
    const kept = remembered(event);
    if (kept === null) return;
    this.file.add(Buffer.from(`${stringify(kept, 0)}\n`));
    this.lines += 1;
  }

  flush(): Promise<void> {
    return this.file.flush();
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/**
 * What a trainer told, in its order; none where the run directory has no such file. A line that is not whole, as a
 * killed trainer leaves it, and an event that only a newer GradLens knows are passed over. Errors of the disk are passed on.
 * @param most how many of the first to read.
 */
export async function readToldEvents(directory: string, most = Number.POSITIVE_INFINITY): Promise<TrainerEvent[]> {
  let text: string;
  try {
    text = await readFile(join(directory, fileName), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').slice(0, most).flatMap(eventOf);
}

function eventOf(line: string): TrainerEvent[] {
  let message: unknown;
  try {
    message = parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const result = v.safeParse(trainerEventSchema, message);
  return result.success ? [result.output] : [];
}
