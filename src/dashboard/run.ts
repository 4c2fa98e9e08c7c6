import { performance } from 'node:perf_hooks';
import type { DashboardEpoch, DashboardLayer, DashboardRun, RunStatus, TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import type { HistogramStore, SeriesStore } from '../runs/index.js';
import {
  afterEvent,
  afterOutcome,
  afterStopRequest,
  atStep,
  initialRunState,
  isOver,
  type RunState,
  type RunSymptom,
  type TrainerLink,
} from '../supervisor/index.js';
import { Emitter } from './emitter.js';
import { noHistory, type RunHistory } from './runs/run-history.js';
import { WatchedRun } from './runs/watched-run.js';
import { targetModel, targetName, type TrainingTarget } from './target.js';

/** What changed in a run. */
export type RunChange = 'status' | 'started' | 'epoch' | 'points' | 'symptoms' | 'evaluation' | 'histograms';

/** One training, from its beginning on, wherever that was: its trainer, its state, and everything it measured. */
export class Run {
  readonly series: SeriesStore;
  /** How its weights and gradients lay, by the names in the event files. */
  readonly histograms: HistogramStore;
  /** Resolves when the trainer's process has gone. */
  readonly ended: Promise<void>;

  private readonly changes = new Emitter<RunChange>();
  private readonly latestValues = new Map<string, number>();
  private readonly dismissed = new Set<string>();
  private current: RunState = initialRunState();
  /** When the first step could begin, by the clock of `performance`; undefined where that was before this window looked. */
  private begun: number | undefined;

  /** What changed, each time something did. */
  readonly onDidChange = this.changes.event;

  /**
   * @param id names the run; unique in this window.
   * @param directory its run directory.
   * @param trained what it trains.
   * @param trainer null where it has gone.
   * @param history what was before this window looked.
   */
  constructor(
    readonly id: string,
    readonly directory: string,
    private trained: TrainingTarget,
    private readonly trainer: TrainerLink | null,
    history: RunHistory = noHistory(),
  ) {
    this.series = history.series;
    this.histograms = history.histograms;
    this.recall(history);
    trainer?.onEvent((event) => this.take(event));
    if (trainer instanceof WatchedRun) trainer.onWatch = () => this.changes.fire('status');
    this.ended = trainer === null ? Promise.resolve() : trainer.outcome.then((outcome) => this.move(afterOutcome(this.current, outcome, performance.now())));
  }

  /** What it trains, where its file is now. */
  get target(): TrainingTarget {
    return this.trained;
  }

  /** Its file was given another name or folder. */
  movedTo(uri: string, file: string): void {
    this.trained = { ...this.trained, uri, file };
    this.changes.fire('started');
  }

  get state(): RunState {
    return this.current;
  }

  get status(): RunStatus {
    const { status } = this.current;
    // Nobody tells of the steps of a log: it has those that are read.
    if (this.target.isLog === true && 'step' in status) return { ...status, step: Math.max(status.step, Math.ceil(this.series.lastStep)) };
    const watch = this.watched?.watch;
    if (watch === undefined || isOver(this.current)) return status;
    if (!watch.isHeardOf) return { state: 'unknown', step: this.current.step, message: watch.message };
    return status.state === 'running' || status.state === 'paused' || status.state === 'stopping' ? { ...status, watched: watch.message } : status;
  }

  /** Whether it still trains, or may again, and listens to this window. */
  get active(): boolean {
    return !isOver(this.current) && this.watched === undefined;
  }

  /** Its link where its trainer cannot be spoken to. */
  private get watched(): WatchedRun | undefined {
    return this.trainer instanceof WatchedRun ? this.trainer : undefined;
  }

  /** The number of the trainer's process; undefined if it could not be started. */
  get processId(): number | undefined {
    return this.trainer?.processId;
  }

  /** What people call the model. */
  get name(): string {
    return targetName(this.target);
  }

  /** The run as the page shows it; null until its first step can begin. */
  get description(): DashboardRun | null {
    const { started } = this.current;
    if (started === null) return null;
    const { engine, seed, epochs, stepsPerEpoch, totalSteps, batchSize, parameters } = started;
    // Of a log, only what has been logged is known.
    const metrics = this.target.isLog === true ? [...this.series.names] : started.metrics;
    const layers = started.layers.map((layer) => this.withLine(layer));
    const outputLayers = targetModel(this.target)?.layers.map(({ id: layer, name, className }) => this.withLine({ id: layer, name, className }));
    const { id, name: model } = this;
    return {
      id,
      model,
      file: this.target.file,
      engine,
      seed,
      epochs,
      stepsPerEpoch,
      totalSteps,
      batchSize,
      parameters,
      layers,
      metrics,
      ...(outputLayers === undefined ? {} : { outputLayers }),
      ...(this.target.isLog === undefined ? {} : { isLog: true }),
    };
  }

  /** The epochs that are done. */
  get epochs(): readonly DashboardEpoch[] {
    return this.current.epochs.map(({ epoch, step, metrics, seconds }) => ({ epoch, step, metrics, seconds }));
  }

  /** What was seen to go wrong and was not dismissed. */
  get symptoms(): readonly RunSymptom[] {
    return this.current.symptoms.filter(({ symptom }) => !this.dismissed.has(symptom));
  }

  /** Takes a symptom back, for as long as this run is looked at. */
  dismiss(symptom: string): void {
    this.dismissed.add(symptom);
    this.changes.fire('symptoms');
  }

  /** The latest value of a series; undefined before the first. */
  latest(series: string): number | undefined {
    return this.latestValues.get(series);
  }

  pause(): void {
    this.trainer?.pause();
  }

  resume(): void {
    this.trainer?.resume();
  }

  /** Asks the trainer to stop. Its end is told like any other. */
  stop(): void {
    if (!this.active) return;
    this.trainer?.stop();
    this.move(afterStopRequest(this.current));
  }

  /** Lets go of it: a run that outlives the window goes on, any other ends. */
  async dispose(): Promise<void> {
    this.changes.dispose();
    await this.trainer?.release();
  }

  /** Takes in what was before. */
  private recall({ told, step, outcome }: RunHistory): void {
    for (const event of told) this.current = afterEvent(this.current, event, performance.now());
    this.current = atStep(this.current, step);
    if (outcome !== null) this.current = afterOutcome(this.current, outcome, performance.now());
    this.begun = performance.now() - (this.series.get('elapsedSeconds')?.lastValue ?? 0) * 1000;
    for (const name of this.series.names) this.latestValues.set(name, this.series.get(name)?.lastValue ?? NaN);
  }

  private take(event: TrainerEvent): void {
    if (event.type === 'started') this.begun = performance.now();
    if (event.type === 'telemetry') this.keep(event);
    if (event.type === 'histograms') this.keepHistograms(event);
    const next = afterEvent(this.current, event, performance.now());
    const change = changeOf(event);
    if (change === 'status') {
      this.move(next);
      return;
    }
    this.current = next;
    this.changes.fire(change);
  }

  private withLine(layer: DashboardLayer): DashboardLayer {
    const line = this.target.layerLines.get(layer.id);
    return line === undefined ? layer : { ...layer, line };
  }

  private keep(told: TrainerEventOf<'telemetry'>): void {
    const frame = newPart(told, this.series.get('loss')?.lastStep ?? 0);
    if (frame === null) return;
    this.series.append(frame);
    if (this.begun !== undefined) this.series.appendPoint('elapsedSeconds', frame.firstStep + frame.steps - 1, (performance.now() - this.begun) / 1000);
    for (const [name, values] of Object.entries(frame.series)) {
      const value = values.at(-1);
      if (value !== undefined) this.latestValues.set(name, value);
    }
  }

  private keepHistograms({ step, histograms }: TrainerEventOf<'histograms'>): void {
    for (const { name, limits, counts, notFinite, sum, sumOfSquares } of histograms)
      this.histograms.add(name, step, { limits, counts, notFinite, moments: { sum, sumOfSquares } });
  }

  private move(next: RunState): void {
    if (next.status === this.current.status) return;
    this.current = next;
    this.changes.fire('status');
  }
}

/** A window that joins a run may hear of steps that it has read already: what is new of a frame; null where nothing is. */
function newPart(frame: TrainerEventOf<'telemetry'>, lastStep: number): TrainerEventOf<'telemetry'> | null {
  if (Object.keys(frame.series).length === 0) return null;
  const known = lastStep - frame.firstStep + 1;
  if (known <= 0) return frame;
  if (known >= frame.steps) return null;
  const series = Object.fromEntries(Object.entries(frame.series).map(([name, values]) => [name, values.slice(known)]));
  const observations = frame.observations?.filter(({ step }) => step > lastStep);
  return { ...frame, firstStep: lastStep + 1, steps: frame.steps - known, series, observations };
}

function changeOf(event: TrainerEvent): RunChange {
  switch (event.type) {
    case 'started':
      return 'started';
    case 'epoch':
      return 'epoch';
    case 'telemetry':
      return 'points';
    case 'evaluation':
      return 'evaluation';
    case 'symptom':
      return 'symptoms';
    case 'histograms':
      return 'histograms';
    default:
      return 'status';
  }
}
