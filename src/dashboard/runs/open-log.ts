import type { TrainerEvent } from '../../protocol/index.js';
import { LogReader, type FoundLog } from '../../runs/index.js';
import type { TrainerOutcome } from '../../supervisor/index.js';
import type { TrainingTarget } from '../target.js';
import { LogTail } from './log-tail.js';
import type { RunHistory } from './run-history.js';
import { SilentLink } from './silent-link.js';

/** A log of another program, ready to be looked at as a run. */
export interface OpenedLog {
  readonly target: TrainingTarget;
  readonly history: RunHistory;
  readonly link: LogFollower;
}

/** Reads a log and follows it from now on. Errors of the disk are passed on. */
export async function openLog(log: FoundLog): Promise<OpenedLog> {
  const reader = new LogReader(log.parts, { fromOne: true });
  await reader.readOn();
  const { series, histograms } = reader;
  const step = Math.max(series.lastStep, 0);
  const target: TrainingTarget = { uri: '', file: log.name, plan: { source: log.directory, models: [], steps: [], unknowns: [] }, fitStep: 0, layerLines: new Map(), isLog: true };
  return { target, history: { told: toldOf(log, reader, step), series, histograms, step, outcome: null }, link: new LogFollower(reader) };
}

/** What a trainer would have told. Of a log nobody knows whether its program still runs, nor of what the run is made. */
function toldOf({ name, directory }: FoundLog, { series }: LogReader, step: number): TrainerEvent[] {
  const steps = Math.max(Math.ceil(step), 1);
  return [
    {
      type: 'started',
      runDirectory: directory,
      model: name,
      engine: 'TensorBoard',
      seed: 0,
      epochs: 1,
      stepsPerEpoch: steps,
      totalSteps: steps,
      batchSize: 1,
      trainSamples: 1,
      validationSamples: 0,
      parameters: 0,
      layers: [],
      metrics: [...series.names],
    },
    { type: 'finished', outcome: 'completed', steps: Math.ceil(step), epochs: 0, seconds: 0, metrics: {} },
  ];
}

/** Follows a growing log. There is no process to be asked anything; what is new is in the store of the reader. */
export class LogFollower extends SilentLink {
  /** A log has no end that one could know of. */
  override readonly outcome = new Promise<TrainerOutcome>(() => undefined);
  private readonly tail: LogTail;
  /** Called once where the log was begun anew and is to be opened again. */
  onRewound: () => void = () => undefined;
  /** Called each time that something is logged under a name that was not there before. */
  onNewSeries: () => void = () => undefined;
  private known: number;

  constructor(private readonly reader: LogReader) {
    super();
    this.known = reader.series.names.length;
    this.tail = new LogTail(reader, {
      grown: () => this.grown(),
      begunAnew: () => {
        void this.release();
        this.onRewound();
      },
    });
  }

  protected override endWatch(): void {
    this.tail.dispose();
  }

  private grown(): void {
    // The points are in the store; this only says so.
    const step = Math.max(Math.ceil(this.reader.series.lastStep), 1);
    this.tell({ type: 'telemetry', firstStep: step, steps: 1, series: {} });
    const { length } = this.reader.series.names;
    if (length === this.known) return;
    this.known = length;
    this.onNewSeries();
  }
}
