import type { DataArray } from '../../data/index.js';
import { dataByName, gathered, type Samples } from './samples.js';

/** What a call of an engine takes: arrays by the names of its batch inputs, and which of their rows. */
export interface CallData {
  readonly data: Readonly<Record<string, DataArray>>;
  readonly rows: Int32Array;
}

/**
 * Hands the samples to an engine: arrays in memory as they are; where one of them is streamed, the samples of the call
 * alone, gathered from all of them.
 */
export class BatchData {
  private readonly whole: Readonly<Record<string, DataArray>> | null;

  constructor(private readonly samples: Samples) {
    const named = Object.entries(dataByName(samples));
    const held = named.flatMap(([name, array]) => ('values' in array ? [[name, array] as const] : []));
    this.whole = held.length === named.length ? Object.fromEntries(held) : null;
  }

  /** The most rows that one call should take, so that what is gathered for it stays small beside the data. */
  get mostRows(): number {
    if (this.whole !== null) return Infinity;
    const bytes = Object.values(dataByName(this.samples)).reduce(
      (sum, { shape }) => sum + elementBytes * shape.slice(1).reduce((size, length) => size * length, 1),
      0,
    );
    return Math.max(1, Math.floor(mostBytes / Math.max(1, bytes)));
  }

  /** @throws DataError where a file cannot be read any more. */
  of(rows: Int32Array): CallData {
    if (this.whole !== null) return { data: this.whole, rows };
    const data = Object.entries(dataByName(this.samples)).map(([name, array]) => [name, gathered(array, rows)] as const);
    return { data: Object.fromEntries(data), rows: Int32Array.from({ length: rows.length }, (_, index) => index) };
  }
}

const elementBytes = 4;
/** What is gathered for one call, in bytes. */
const mostBytes = 2 ** 25;
