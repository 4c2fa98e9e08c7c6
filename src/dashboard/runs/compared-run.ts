import type { DashboardComparedRun, DashboardEpoch, DashboardLayer } from '../../protocol/index.js';
import { isOver, LogReader, openRecordedRun, readRunRecord, statusOf, type FoundLog, type RunRecord, type RunSummary, type SeriesStore } from '../../runs/index.js';
import { Emitter, type Disposable } from '../emitter.js';
import { LogTail } from './log-tail.js';

/** What can be looked at and compared: a run of GradLens, or a log of another program. */
export type Comparable = Pick<RunSummary, 'directory' | 'name'> | FoundLog;

export const isLog = (run: Comparable): run is FoundLog => 'parts' in run;

/** What changed in a compared run: it has more points, or everything is to be told anew. */
export type ComparedChange = 'points' | 'everything';

/** A run that is drawn beside the one that is looked at, as its directory has it, and on while it goes on. */
export class ComparedRun implements Disposable {
  private readonly changes = new Emitter<ComparedChange>();
  private readonly tail: LogTail | undefined;
  private known: number;

  readonly onDidChange = this.changes.event;

  private constructor(
    readonly directory: string,
    readonly name: string,
    private readonly reader: LogReader,
    private record: RunRecord | null,
  ) {
    this.known = reader.series.names.length;
    if (record !== null && !mayGoOn(record)) return;
    this.tail = new LogTail(reader, {
      grown: () => this.grown(),
      begunAnew: () => this.changes.fire('everything'),
      goesOn: () => this.goesOn(),
    });
  }

  /**
   * Reads what a run measured. Errors of the disk are passed on.
   * @throws RunRecordError where a run of GradLens has no record that can be read.
   */
  static async open(run: Comparable): Promise<ComparedRun> {
    const { directory, name } = run;
    const { record, log } = isLog(run) ? { record: null, log: new LogReader(run.parts, { fromOne: true }) } : await openRecordedRun(directory);
    await log.readOn();
    return new ComparedRun(directory, name, log, record);
  }

  /** Unique among the runs of the window. */
  get id(): string {
    return this.directory;
  }

  /** Whether it is a log of another program. */
  get isLog(): boolean {
    return this.record === null;
  }

  get series(): SeriesStore {
    return this.reader.series;
  }

  get epochs(): readonly DashboardEpoch[] {
    return this.record?.epochs ?? [];
  }

  /** The run as the page is told of it. */
  get description(): DashboardComparedRun {
    const { id, name, record } = this;
    return { id, name, epochs: [...this.epochs], ...(record === null ? {} : layersOf(record)) };
  }

  dispose(): void {
    this.tail?.dispose();
    this.changes.dispose();
  }

  private grown(): void {
    const { length } = this.series.names;
    const hasNewSeries = length > this.known;
    this.known = length;
    // A log of another program has a chart for each of them.
    this.changes.fire(hasNewSeries && this.record === null ? 'everything' : 'points');
  }

  private async goesOn(): Promise<boolean> {
    if (this.record === null) return true;
    this.record = await readRunRecord(this.directory);
    if (mayGoOn(this.record)) return true;
    // What was written last, between the two looks.
    if (await this.reader.readOn()) this.changes.fire('points');
    this.changes.fire('everything');
    return false;
  }
}

/** A run that was not heard of may be heard of again. */
function mayGoOn(record: RunRecord): boolean {
  const status = statusOf(record);
  return status !== 'interrupted' && !isOver(status);
}

/** The layers of which something was measured: those with weights, and all. */
function layersOf({ plan, fitStep, settings }: RunRecord): { layers: DashboardLayer[]; outputLayers: DashboardLayer[] } {
  const fit = plan.steps[fitStep];
  const model = plan.models.find(({ id }) => id === fit?.model);
  const all = model?.layers.map(({ id, name, className }) => ({ id, name, className })) ?? [];
  return { layers: settings?.layers ?? [], outputLayers: all };
}
