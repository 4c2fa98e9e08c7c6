import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EventFile } from '../events/event-file.js';
import { eventFileNames } from '../events/reader.js';
import { HistogramStore } from '../histograms/store.js';
import { SeriesStore } from '../series/store.js';
import { Points } from './points.js';
import { Ticks } from './ticks.js';

/** The seconds since the first step, at steps of which that is known. */
export const elapsedSeries = 'elapsedSeconds';

/** A directory with event files that belongs to a run, and what its tags are called as series of the run. */
export interface LogPart {
  readonly directory: string;
  /** The name of the series for a tag; null for one that is not wanted. */
  readonly seriesOf: (tag: string) => string | null;
}

export interface LogOptions {
  /** Makes the series `elapsedSeconds` of the times at which this tag was logged. */
  readonly clock?: string;
  /** Counts steps from 1 also where the program that logged them counts from 0, as PyTorch's loops and Keras's epochs do. */
  readonly fromOne?: boolean;
}

/**
 * Reads the scalars and histograms of a run's event files into stores, whoever writes them: TensorFlow, PyTorch, Lightning, GradLens. It
 * can be asked again and again while they grow. Where a program began anew and logs steps again, the later ones count.
 */
export class LogReader {
  private store = new SeriesStore();
  private histogramStore = new HistogramStore();
  private files = new Map<string, EventFile>();
  private fresh = new Map<string, Points>();
  private ticks = new Ticks();
  private reading: Promise<boolean> | null = null;
  private generationCount = 0;
  /** What is added to the steps that were logged. */
  private offset = 0;
  /** The version of the histograms when they were last said to be new. */
  private toldHistograms = 0;

  constructor(
    private readonly parts: readonly LogPart[],
    private readonly options: LogOptions = {},
  ) {}

  /** What was read so far. Another store takes its place where steps were logged again; see {@link generation}. */
  get series(): SeriesStore {
    return this.store;
  }

  /** The histograms that were read so far, by their tags; another store together with {@link series}. */
  get histograms(): HistogramStore {
    return this.histogramStore;
  }

  /** Rises when {@link series} became another store. */
  get generation(): number {
    return this.generationCount;
  }

  /** How many bytes of the files are damaged; the records there were passed over. */
  get damagedBytes(): number {
    return [...this.files.values()].reduce((sum, { damagedBytes }) => sum + damagedBytes, 0);
  }

  /**
   * Reads what is new. Errors of the disk are passed on; a directory that is not there (yet) has nothing.
   * @returns whether there was something new.
   */
  readOn(): Promise<boolean> {
    this.reading ??= this.readNew().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readNew(): Promise<boolean> {
    const isWhole = await this.readFiles();
    if (isWhole && !this.stepsAgain()) {
      if (this.store.names.length === 0) this.offset = this.offsetNeeded();
      return this.append();
    }
    this.files = new Map();
    this.fresh = new Map();
    this.ticks = new Ticks();
    this.store = new SeriesStore();
    this.histogramStore = new HistogramStore();
    this.generationCount += 1;
    await this.readFiles();
    this.offset = this.offsetNeeded();
    await this.append();
    return true;
  }

  /** @returns false where a file was replaced by another one. */
  private async readFiles(): Promise<boolean> {
    for (const { directory, seriesOf } of this.parts) {
      for (const name of await eventFileNames(directory)) {
        if (!(await this.fileOf(join(directory, name), seriesOf).readOn())) return false;
      }
    }
    if (this.options.clock !== undefined && this.fresh.size > 0) this.ticks.finish(this.pointsOf(elapsedSeries));
    return true;
  }

  private fileOf(path: string, seriesOf: LogPart['seriesOf']): EventFile {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const file = new EventFile(path, {
      scalar: (tag, step, value, wallTime) => {
        const series = seriesOf(tag);
        if (series === null) return;
        this.pointsOf(series).add(step, value);
        if (tag === this.options.clock) this.ticks.tell(step, wallTime, this.pointsOf(elapsedSeries));
      },
      histogram: (tag, step, histogram) => this.histogramStore.add(tag, step, histogram),
      restart: (step) => {
        this.histogramStore.cutFrom(step);
        for (const points of this.fresh.values()) points.cutFrom(step);
      },
    });
    this.files.set(path, file);
    return file;
  }

  private pointsOf(series: string): Points {
    const known = this.fresh.get(series);
    if (known !== undefined) return known;
    const points = new Points();
    this.fresh.set(series, points);
    return points;
  }

  /** Whether steps come that the store has already, or that are before its first. */
  private stepsAgain(): boolean {
    if (this.store.names.length > 0 && this.offsetNeeded() > this.offset) return true;
    return [...this.fresh].some(([series, points]) => points.firstStep + this.offset <= (this.store.get(series)?.lastStep ?? -Infinity));
  }

  private offsetNeeded(): number {
    if (this.options.fromOne !== true) return 0;
    return Math.max(1 - Math.min(...[...this.fresh.values()].map(({ firstStep }) => firstStep), 1), 0);
  }

  /** Series by series, so that others have their turn. */
  private async append(): Promise<boolean> {
    const { fresh } = this;
    const known = this.toldHistograms;
    this.fresh = new Map();
    this.histogramStore.shift = this.offset;
    this.toldHistograms = this.histogramStore.version;
    for (const [series, points] of fresh) {
      points.appendTo(this.store, series, this.offset);
      await setImmediate();
    }
    return fresh.size > 0 || this.toldHistograms !== known;
  }
}
