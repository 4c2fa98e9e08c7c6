import { performance } from 'node:perf_hooks';
import type { DashboardEpoch, DashboardLayer, DashboardRun, RunStatus, TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import { SeriesStore } from '../runs/index.js';
import {
  afterEvent,
  afterOutcome,
  afterStopRequest,
  initialRunState,
  isOver,
  TrainerProcess,
  type RunState,
  type TrainerProcessOptions,
  type TrainingRequest,
} from '../supervisor/index.js';
import { Emitter } from './emitter.js';
import { targetModel, targetName, type TrainingTarget } from './target.js';

/** What changed in a run. */
export type RunChange = 'status' | 'started' | 'epoch' | 'points';

/** One training, from the press of the button on: its process, its state, and everything it measured. */
export class Run {
  readonly series = new SeriesStore();
  /** Resolves when the trainer's process has gone. */
  readonly ended: Promise<void>;

  private readonly changes = new Emitter<RunChange>();
  private readonly process: TrainerProcess;
  private readonly latestValues = new Map<string, number>();
  private current: RunState = initialRunState();
  /** When the first step could begin, by the clock of `performance`. */
  private begun = 0;

  /** What changed, each time something did. */
  readonly onDidChange = this.changes.event;

  /**
   * Starts the trainer.
   * @param id names the run; unique in this window.
   */
  constructor(
    readonly id: string,
    readonly target: TrainingTarget,
    request: TrainingRequest,
    options: TrainerProcessOptions,
  ) {
    this.process = new TrainerProcess(options);
    this.process.onEvent((event) => this.take(event));
    this.process.start(request);
    this.ended = this.process.outcome.then((outcome) => this.move(afterOutcome(this.current, outcome, performance.now())));
  }

  get state(): RunState {
    return this.current;
  }

  get status(): RunStatus {
    return this.current.status;
  }

  /** Whether it still trains, or may again. */
  get active(): boolean {
    return !isOver(this.current);
  }

  /** The number of the trainer's process; undefined if it could not be started. */
  get processId(): number | undefined {
    return this.process.processId;
  }

  /** What people call the model. */
  get name(): string {
    return targetName(this.target);
  }

  /** The run as the page shows it; null until its first step can begin. */
  get description(): DashboardRun | null {
    const { started } = this.current;
    if (started === null) return null;
    const { engine, seed, epochs, stepsPerEpoch, totalSteps, batchSize, parameters, metrics } = started;
    const layers = started.layers.map((layer) => this.withLine(layer));
    const outputLayers = targetModel(this.target)?.layers.map(({ id: layer, name, className }) => this.withLine({ id: layer, name, className }));
    const { id, name: model } = this;
    return { id, model, file: this.target.file, engine, seed, epochs, stepsPerEpoch, totalSteps, batchSize, parameters, layers, metrics, ...(outputLayers === undefined ? {} : { outputLayers }) };
  }

  /** The epochs that are done. */
  get epochs(): readonly DashboardEpoch[] {
    return this.current.epochs.map(({ epoch, step, metrics, seconds }) => ({ epoch, step, metrics, seconds }));
  }

  /** The latest value of a series; undefined before the first. */
  latest(series: string): number | undefined {
    return this.latestValues.get(series);
  }

  pause(): void {
    this.process.pause();
  }

  resume(): void {
    this.process.resume();
  }

  /** Asks the trainer to stop. Its end is told like any other. */
  stop(): void {
    if (!this.active) return;
    this.process.stop();
    this.move(afterStopRequest(this.current));
  }

  /** Ends the process, whatever it does. */
  async dispose(): Promise<void> {
    this.changes.dispose();
    await this.process.dispose();
  }

  private take(event: TrainerEvent): void {
    if (event.type === 'started') this.begun = performance.now();
    if (event.type === 'telemetry') this.keep(event);
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

  private keep(frame: TrainerEventOf<'telemetry'>): void {
    this.series.append(frame);
    this.series.appendPoint('elapsedSeconds', frame.firstStep + frame.steps - 1, (performance.now() - this.begun) / 1000);
    for (const [name, values] of Object.entries(frame.series)) {
      const value = values.at(-1);
      if (value !== undefined) this.latestValues.set(name, value);
    }
  }

  private move(next: RunState): void {
    if (next.status === this.current.status) return;
    this.current = next;
    this.changes.fire('status');
  }
}

function changeOf(event: TrainerEvent): RunChange {
  switch (event.type) {
    case 'started':
      return 'started';
    case 'epoch':
      return 'epoch';
    case 'telemetry':
      return 'points';
    default:
      return 'status';
  }
}
