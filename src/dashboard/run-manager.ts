import * as l10n from '@vscode/l10n';
import type { RunStatus } from '../protocol/index.js';
import { createRunDirectory, type SeriesStore } from '../runs/index.js';
import { Emitter, type Disposable } from './emitter.js';
import { Run, type RunChange } from './run.js';
import { targetName, type TrainingTarget } from './target.js';

/** What the user's settings say about training. */
export interface TrainingSettings {
  /** By name; `auto` for the best that runs here. */
  readonly engine: string;
  /** What computes for it; `auto` for the best that works here. */
  readonly provider: string;
  readonly seed: number;
  /** Folders to look for data sets in, before the usual ones. */
  readonly dataFolders: readonly string[];
  /** Whether a data set that is nowhere on this machine may be downloaded. */
  readonly mayDownload: boolean;
  /** Where run directories are made. */
  readonly runsFolder: string;
}

/** What the run manager tells the log. */
export interface RunLog {
  info(message: string): void;
  error(message: string): void;
}

export interface RunManagerOptions {
  /** The bundled trainer. */
  readonly trainerScript: string;
  /** The path of a bundle of texts in the user's language. */
  readonly textsBundle?: string;
  readonly log: RunLog;
}

/** A run cannot start while another one trains. */
export class RunActiveError extends Error {
  override readonly name = 'RunActiveError';

  constructor() {
    super(l10n.t('A training is running. Stop it before you start another.'));
  }
}

/** Holds the truth about training in this window: at most one run trains at a time, and the last one stays to be looked at. */
export class RunManager implements Disposable {
  private readonly statusChanges = new Emitter<RunStatus>();
  private readonly runChanges = new Emitter<RunChange>();
  private run: Run | undefined;
  private canStartNow = false;
  private runsStarted = 0;

  /** The status, each time it changed: also while steps are done, since it counts them. */
  readonly onDidChange = this.statusChanges.event;
  /** What changed in the current run; `started` also when another run became the current one. */
  readonly onDidChangeRun = this.runChanges.event;

  constructor(private readonly options: RunManagerOptions) {}

  /** What is going on now. */
  get status(): RunStatus {
    return this.run?.status ?? { state: 'idle', canStart: this.canStartNow };
  }

  /** The run that trains or was trained last. */
  get currentRun(): Run | undefined {
    return this.run;
  }

  /** What the current run measured; undefined before the first run. */
  get series(): SeriesStore | undefined {
    return this.run?.series;
  }

  /** What a run of this window measured; undefined for a run that it does not hold. */
  seriesOf(run: string): SeriesStore | undefined {
    return this.run?.id === run ? this.run.series : undefined;
  }

  /** Whether a run trains, is paused, or is being prepared. */
  get active(): boolean {
    return this.run?.active ?? false;
  }

  /** Tells whether the editor holds something that can be trained. */
  setCanStart(canStart: boolean): void {
    if (canStart === this.canStartNow) return;
    this.canStartNow = canStart;
    if (this.run === undefined) this.statusChanges.fire(this.status);
  }

  /**
   * Starts a training and makes it the current run. Errors of the disk are passed on.
   * @throws RunActiveError while another run trains.
   */
  async start(target: TrainingTarget, settings: TrainingSettings): Promise<Run> {
    this.refuseSecondRun();
    const runDirectory = await createRunDirectory(settings.runsFolder, targetName(target));
    // Two presses of the button may both have waited for their directory.
    this.refuseSecondRun();

    const { trainerScript, textsBundle, log } = this.options;
    const previous = this.run;
    this.runsStarted += 1;
    const { engine, provider, seed, mayDownload } = settings;
    const dataFolders = [...settings.dataFolders];
    const { plan, fitStep } = target;
    log.info(l10n.t('Training {0} of {1}. The record of the run is kept in {2}.', targetName(target), target.file, runDirectory));
    const run = new Run(
      `run-${this.runsStarted}`,
      target,
      { runDirectory, plan, fitStep, overrides: {}, engine, provider, seed, dataFolders, mayDownload },
      { script: trainerScript, log: (text) => log.info(text.trimEnd()), ...(textsBundle === undefined ? {} : { texts: textsBundle }) },
    );
    this.run = run;
    void previous?.dispose();
    run.onDidChange((change) => this.follow(run, change));
    this.runChanges.fire('started');
    this.statusChanges.fire(this.status);
    return run;
  }

  pause(): void {
    if (this.status.state === 'running') this.run?.pause();
  }

  resume(): void {
    if (this.status.state === 'paused') this.run?.resume();
  }

  /** Stops the current run. Resolves when its process has gone. */
  async stop(): Promise<void> {
    this.run?.stop();
    await this.run?.ended;
  }

  dispose(): void {
    this.statusChanges.dispose();
    this.runChanges.dispose();
    void this.run?.dispose();
  }

  private refuseSecondRun(): void {
    if (this.active) throw new RunActiveError();
  }

  private follow(run: Run, change: RunChange): void {
    if (run !== this.run) return;
    if (change === 'status') this.logEnd(run);
    if (change !== 'status') this.runChanges.fire(change);
    if (change !== 'epoch') this.statusChanges.fire(run.status);
  }

  private logEnd({ status, name }: Run): void {
    const { log } = this.options;
    if (status.state === 'failed') log.error(l10n.t('{0} failed: {1}', name, status.message));
    else if (status.state === 'completed') log.info(l10n.t('{0} completed: {1}', name, metricsText(status.metrics)));
    else if (status.state === 'stopped') log.info(l10n.t('{0} stopped: {1}', name, metricsText(status.metrics)));
  }
}

function metricsText(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([metric, value]) => `${metric} ${value.toPrecision(4)}`)
    .join(' · ');
}
