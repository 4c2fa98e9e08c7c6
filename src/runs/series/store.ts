import type { SeriesPoints, TrainerEventOf } from '../../protocol/index.js';
import { decimate } from './decimate.js';
import { Series } from './series.js';

/** The values of consecutive steps, as the trainer's telemetry brings them. */
export type SeriesFrame = Pick<TrainerEventOf<'telemetry'>, 'firstStep' | 'series'>;

/** Everything measured in a run, complete, in the memory of the host: 4 bytes a value. Pages ask for what they can show. */
export class SeriesStore {
  private readonly series = new Map<string, Series>();

  get names(): readonly string[] {
    return [...this.series.keys()];
  }

  /** The number of the last step of any series; 0 before the first. */
  get lastStep(): number {
    let last = 0;
    for (const series of this.series.values()) last = Math.max(last, series.lastStep);
    return last;
  }

  /**
   * Appends a frame.
   * @throws RangeError when a series already has the frame's first step or a later one.
   */
  append(frame: SeriesFrame): void {
    for (const [name, values] of Object.entries(frame.series)) this.get(name).append(frame.firstStep, values);
  }

  /**
   * Appends one value, such as an epoch's `val_loss` at the epoch's last step.
   * @throws RangeError when the series already has that step or a later one.
   */
  appendPoint(name: string, step: number, value: number): void {
    this.get(name).append(step, [value]);
  }

  /**
   * Every series between two steps (both included), each thinned to at most `maximumPoints` points that keep extremes,
   * NaN and infinity, and the first and last.
   */
  points(from: number, to: number, maximumPoints: number): Record<string, SeriesPoints> {
    const points: Record<string, SeriesPoints> = {};
    for (const [name, series] of this.series) {
      const begin = series.indexOf(from);
      points[name] = decimate(series, begin, Math.max(begin, series.indexOf(Math.floor(to) + 1)), Math.max(maximumPoints, 5));
    }
    return points;
  }

  private get(name: string): Series {
    const known = this.series.get(name);
    if (known !== undefined) return known;
    const series = new Series();
    this.series.set(name, series);
    return series;
  }
}
