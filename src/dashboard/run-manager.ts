import * as l10n from '@vscode/l10n';
import type { DashboardRun, RunStatus } from '../protocol/index.js';
import { createRunDirectory, type FoundLog, type HistogramStore, type SeriesStore } from '../runs/index.js';
import { canGoOn, goingOn, TrainerProcess } from '../supervisor/index.js';
import { Emitter, type Disposable } from './emitter.js';
import { Run, type RunChange } from './run.js';
import { ComparedRun, isLog, type Comparable } from './runs/compared-run.js';
import { openLog } from './runs/open-log.js';
import { recordedTarget } from './runs/recorded-target.js';
import { noHistory, openRun } from './runs/run-history.js';
import { WatchedRun } from './runs/watched-run.js';
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
  /** What models are trained on in the place of their files' own data, by their names. */
  readonly data?: Readonly<Record<string, string>>;
  /** Whether a data set that is nowhere on this machine may be downloaded. */
  readonly mayDownload: boolean;
  /** Where run directories are made. */
  readonly runsFolder: string;
  /** How many minutes a paused training waits once its window has gone; null where training ends with the window. */
  readonly outlives: number | null;
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

/**
 * Holds the truth about training in this window: at most one run trains at a time, whether it was begun here or found to be
 * going on, and one run, that or another, is looked at.
 */
export class RunManager implements Disposable {
  private readonly statusChanges = new Emitter<RunStatus>();
  private readonly runChanges = new Emitter<RunChange>();
  private run: Run | undefined;
  /** Those that go on though another one is looked at. */
  private readonly others = new Set<Run>();
  private comparedRuns: readonly ComparedRun[] = [];
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

  /** The run that is looked at: the one that trains or was trained last, unless the user chose another. */
  get currentRun(): Run | undefined {
    return this.run;
  }

  /** The run that is looked at as pages show it: of a log, with everything that is logged there or in the runs beside it. */
  get description(): DashboardRun | null {
    const description = this.run?.description ?? null;
    if (description?.isLog !== true) return description;
    return { ...description, metrics: [...new Set([...description.metrics, ...this.comparedRuns.flatMap(({ series }) => series.names)])] };
  }

  /** What the current run measured; undefined before the first run. */
  get series(): SeriesStore | undefined {
    return this.run?.series;
  }

  /** What a run of this window measured; undefined for a run that it does not hold. */
  seriesOf(run: string): SeriesStore | undefined {
    return this.run?.id === run ? this.run.series : this.comparedRuns.find(({ id }) => id === run)?.series;
  }

  /** How the weights and gradients of the run that is looked at lay; undefined for another one. */
  histogramsOf(run: string): HistogramStore | undefined {
    return this.run?.id === run ? this.run.histograms : undefined;
  }

  /** The runs that are drawn beside the one that is looked at. */
  get compared(): readonly ComparedRun[] {
    return this.comparedRuns;
  }

  /**
   * Looks at the first of some runs, and draws the others beside it, as they are and as they go on. Errors of the disk are
   * passed on.
   * @throws RunRecordError where a directory has no record that can be read.
   */
  async compare([first, ...others]: readonly Comparable[]): Promise<void> {
    if (first === undefined) return;
    const compared = await Promise.all(others.map((run) => ComparedRun.open(run)));
    if (isLog(first)) await this.showLog(first);
    else await this.show(first.directory);
    this.drawBeside(compared);
    for (const run of compared) run.onDidChange((change) => this.runChanges.fire(change === 'points' ? 'points' : 'started'));
    this.runChanges.fire('started');
  }

  /** The run that trains, is paused, or is being prepared: the one that is looked at, before any other. */
  get activeRun(): Run | undefined {
    return this.run?.active === true ? this.run : [...this.others].find(({ active }) => active);
  }

  /** Whether a run trains, is paused, or is being prepared. */
  get active(): boolean {
    return this.activeRun !== undefined;
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

    const { log } = this.options;
    const { engine, provider, seed, mayDownload, outlives } = settings;
    const dataFolders = [...settings.dataFolders];
    const { plan, fitStep, runsAll = false, code, layerLines, data } = target;
    log.info(l10n.t('Training {0} of {1}. The record of the run is kept in {2}.', targetName(target), target.file, runDirectory));
    const trainer = this.newTrainer(outlives);
    const kept = { ...(code === undefined ? {} : { code }), lines: Object.fromEntries(layerLines) };
    trainer.start({
      runDirectory,
      plan,
      fitStep,
      runsAll,
      overrides: data === undefined ? {} : { data },
      engine,
      provider,
      seed,
      dataFolders,
      mayDownload,
      ...kept,
    });
    return this.lookAt(new Run(this.newId(), runDirectory, target, trainer));
  }

  /**
   * Goes on with a run that was over before its end, from its last checkpoint. Errors of the disk are passed on.
   * @throws RunActiveError while another run trains, RunRecordError where the directory has no record that can be read.
   */
  async goOn(directory: string, outlives: TrainingSettings['outlives']): Promise<Run> {
    this.refuseSecondRun();
    const { recorded: { record }, history } = await openRun(directory);
    this.refuseSecondRun();
    if (!canGoOn(directory, record)) throw new Error(l10n.t('{0} cannot be gone on with: it is complete, still goes on, or was over before its first epoch was.', directory));
    const trainer = this.newTrainer(outlives);
    trainer.start(goingOn(directory, record));
    // What was told before is told again by the trainer; what was measured is read.
    return this.lookAt(
      new Run(this.newId(), directory, recordedTarget(record), trainer, { ...noHistory(), series: history.series, histograms: history.histograms }),
    );
  }

  private newTrainer(outlives: TrainingSettings['outlives']): TrainerProcess {
    const { trainerScript, textsBundle, log } = this.options;
    return new TrainerProcess({
      script: trainerScript,
      log: (text) => log.info(text.trimEnd()),
      ...(textsBundle === undefined ? {} : { texts: textsBundle }),
      ...(outlives === null ? {} : { outlives: { pausedMinutes: outlives } }),
    });
  }

  /**
   * Makes the run of a directory the current one, and joins it where it goes on. Errors of the disk are passed on.
   * @throws RunRecordError where the directory has no record that can be read.
   */
  async show(directory: string): Promise<Run> {
    const known = [this.run, ...this.others].find((run) => run?.directory === directory);
    if (known !== undefined) return known === this.run ? known : this.lookAt(known);
    const { recorded, link, history } = await openRun(directory, { log: (text) => this.options.log.info(text.trimEnd()) });
    const run = new Run(this.newId(), directory, recordedTarget(recorded.record), link, history);
    if (link instanceof WatchedRun) link.onRewound = () => this.showAgain(run, () => this.show(directory));
    return this.lookAt(run);
  }

  /** Opens a run anew whose steps began anew. */
  private showAgain(run: Run, open: () => Promise<Run>): void {
    if (run !== this.run) return;
    this.run = undefined;
    void run.dispose();
    void open().catch((error: unknown) => this.options.log.error(String(error)));
  }

  /** Makes a log of another program the current run, and follows it. Errors of the disk are passed on. */
  async showLog(log: FoundLog): Promise<Run> {
    const { target, history, link } = await openLog(log);
    const run = new Run(this.newId(), log.directory, target, link, history);
    link.onRewound = () => this.showAgain(run, () => this.showLog(log));
    link.onNewSeries = () => {
      if (run === this.run) this.runChanges.fire('started');
    };
    return this.lookAt(run);
  }

  /** Files were given other names or folders: runs lead to them where they are now. */
  followFile(from: string, to: string, name: string): void {
    for (const run of [...(this.run === undefined ? [] : [this.run]), ...this.others]) {
      if (run.target.uri === from) run.movedTo(to, name);
    }
  }

  pause(): void {
    const run = this.activeRun;
    if (run?.status.state === 'running') run.pause();
  }

  resume(): void {
    const run = this.activeRun;
    if (run?.status.state === 'paused') run.resume();
  }

  /** Stops the run that trains. Resolves when its process has gone. */
  async stop(): Promise<void> {
    const run = this.activeRun;
    run?.stop();
    await run?.ended;
  }

  dispose(): void {
    void this.release();
  }

  /** Lets go of all runs: those that outlive the window go on. Resolves when the processes of the others have gone. */
  async release(): Promise<void> {
    this.statusChanges.dispose();
    this.runChanges.dispose();
    this.drawBeside([]);
    await Promise.all([...(this.run === undefined ? [] : [this.run]), ...this.others].map((run) => run.dispose()));
  }

  private newId(): string {
    this.runsStarted += 1;
    return `run-${this.runsStarted}`;
  }

  private lookAt(run: Run): Run {
    const previous = this.run;
    this.run = run;
    this.drawBeside([]);
    if (!this.others.delete(run)) run.onDidChange((change) => this.follow(run, change));
    if (previous?.active === true) this.others.add(previous);
    else void previous?.dispose();
    this.runChanges.fire('started');
    this.statusChanges.fire(this.status);
    return run;
  }

  private drawBeside(runs: readonly ComparedRun[]): void {
    for (const run of this.comparedRuns) run.dispose();
    this.comparedRuns = runs;
  }

  private refuseSecondRun(): void {
    if (this.active) throw new RunActiveError();
  }

  private follow(run: Run, change: RunChange): void {
    if (change === 'status') this.logEnd(run);
    if (run !== this.run) {
      // It was kept because it went on.
      if (!run.active) {
        this.others.delete(run);
        void run.dispose();
      }
      // What may be done depends on it, too.
      if (change === 'status') this.statusChanges.fire(this.status);
      return;
    }
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
