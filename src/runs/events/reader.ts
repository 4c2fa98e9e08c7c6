import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EventFile } from './event-file.js';

/** A scalar over the steps; all three have the same length. */
export interface ScalarSeries {
  readonly steps: number[];
  readonly values: number[];
  /** Seconds since 1970. */
  readonly wallTimes: number[];
}

/**
 * The scalars in the event files of one directory, by tag. A file that is still being written, or was cut off, gives all
 * up to its last whole record. Errors of the disk are passed on; a directory that is not there has no scalars.
 */
export async function readScalars(directory: string): Promise<Map<string, ScalarSeries>> {
  const series = new Map<string, ScalarSeries>();
  for (const name of await eventFileNames(directory)) {
    const file = new EventFile(join(directory, name), {
      scalar: (tag, step, value, wallTime) => {
        const points = series.get(tag) ?? { steps: [], values: [], wallTimes: [] };
        series.set(tag, points);
        points.steps.push(step);
        points.values.push(value);
        points.wallTimes.push(wallTime);
      },
      restart: (step) => {
        for (const { steps, values, wallTimes } of series.values()) {
          const from = steps.findIndex((each) => each >= step);
          if (from >= 0) for (const list of [steps, values, wallTimes]) list.length = from;
        }
      },
    });
    await file.readOn();
  }
  return series;
}

/** Whether a file has the name of an event file. */
export const isEventFile = (name: string): boolean => name.includes('tfevents') && !name.endsWith('.profile-empty');

/** The event files of a directory. Their names begin with the time they were made, so their order is that of time. */
export async function eventFileNames(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).filter(isEventFile).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
