import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeEvent, type ScalarEvent } from './event.js';
import { readRecords } from './record.js';

/** A scalar over the steps; all three have the same length. */
export interface ScalarSeries {
  readonly steps: number[];
  readonly values: number[];
  /** Seconds since 1970. */
  readonly wallTimes: number[];
}

/** The events of an event file up to its last whole record. */
export function decodeEventFile(bytes: Uint8Array): ScalarEvent[] {
  return readRecords(bytes).payloads.map(decodeEvent);
}

/**
 * The scalars in the event files of one directory, by tag. A file that is still being written, or was cut off, gives all
 * up to its last whole record. Errors of the disk are passed on; a directory that is not there has no scalars.
 */
export async function readScalars(directory: string): Promise<Map<string, ScalarSeries>> {
  const series = new Map<string, ScalarSeries>();
  for (const name of await eventFiles(directory)) {
    for (const { step, wallTime, scalars } of decodeEventFile(await readFile(join(directory, name)))) {
      for (const [tag, value] of scalars) {
        const points = series.get(tag) ?? { steps: [], values: [], wallTimes: [] };
        series.set(tag, points);
        points.steps.push(step);
        points.values.push(value);
        points.wallTimes.push(wallTime);
      }
    }
  }
  return series;
}

/** Their names begin with the time they were made, so their order is that of time. */
async function eventFiles(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory);
    return names.filter((name) => name.includes('tfevents')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
