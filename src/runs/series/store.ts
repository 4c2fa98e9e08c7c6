import type { TrainerEventOf } from '../../protocol/index.js';
import { Series } from './series.js';

/** What the trainer's telemetry brings of consecutive steps, and of single ones now and then. */
export type SeriesFrame = Pick<TrainerEventOf<'telemetry'>, 'firstStep' | 'series' | 'observations'>;

/** Enough for 64 series of a million steps each, value by value, with all their buckets. */
const defaultBytes = 2 ** 28;
/** How many appended values pass between two looks at the memory in use. */
const betweenLooks = 2 ** 16;

/**
 * Everything measured in a run, in the memory of the host, which is bounded: when the bytes are used up, the oldest values
 * are kept in buckets of 32 and, after those, of 1024 steps, extremes and findings included. The run directory has every value.
 */
export class SeriesStore {
  private readonly series = new Map<string, Series>();
  private appended = 0;

  /** @param maximumBytes how much memory the series may take, about. */
  constructor(private readonly maximumBytes = defaultBytes) {}

  get names(): readonly string[] {
    return [...this.series.keys()];
  }

  /** The number of the last step of any series; 0 before the first. */
  get lastStep(): number {
    let last = 0;
    for (const series of this.series.values()) last = Math.max(last, series.lastStep);
    return last;
  }

  /** What all series take of memory. */
  get bytes(): number {
    let bytes = 0;
    for (const series of this.series.values()) bytes += series.bytes;
    return bytes;
  }

  /** The series of that name; undefined when nothing of it was measured. */
  get(name: string): Series | undefined {
    return this.series.get(name);
  }

  /**
   * Appends a frame.
   * @throws RangeError when a series already has the frame's first step or a later one.
   */
  append({ firstStep, series, observations = [] }: SeriesFrame): void {
    for (const [name, values] of Object.entries(series)) this.appendTo(name, firstStep, values);
    for (const { step, values } of observations) {
      for (const [name, value] of Object.entries(values)) this.appendTo(name, step, [value]);
    }
  }

  /**
   * Appends one value, such as an epoch's `val_loss` at the epoch's last step.
   * @throws RangeError when the series already has that step or a later one.
   */
  appendPoint(name: string, step: number, value: number): void {
    this.appendTo(name, step, [value]);
  }

  private appendTo(name: string, firstStep: number, values: Float32Array | readonly number[]): void {
    let series = this.series.get(name);
    if (series === undefined) {
      series = new Series();
      this.series.set(name, series);
    }
    series.append(firstStep, values);
    this.appended += values.length;
    if (this.appended >= betweenLooks) this.keepWithinBounds();
  }

  private keepWithinBounds(): void {
    this.appended = 0;
    if (this.bytes <= this.maximumBytes) return;
    for (const series of this.series.values()) series.shrinkTo(this.maximumBytes / this.series.size);
  }
}
