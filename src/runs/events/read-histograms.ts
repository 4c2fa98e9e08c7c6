import { join } from 'node:path';
import { EventFile } from './event-file.js';
import type { Histogram } from './histogram.js';
import { eventFileNames } from './reader.js';

/** How values lay at a step. */
export interface HistogramAtStep {
  readonly step: number;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly histogram: Histogram;
}

/** The histograms in the event files of one directory, by tag, in the order in which they were written. Errors of the disk are passed on. */
export async function readHistograms(directory: string): Promise<Map<string, HistogramAtStep[]>> {
  const histograms = new Map<string, HistogramAtStep[]>();
  for (const name of await eventFileNames(directory)) {
    const file = new EventFile(join(directory, name), {
      scalar: () => undefined,
      histogram: (tag, step, histogram, wallTime) => {
        const entries = histograms.get(tag) ?? [];
        histograms.set(tag, entries);
        entries.push({ step, wallTime, histogram });
      },
    });
    await file.readOn();
  }
  return histograms;
}
