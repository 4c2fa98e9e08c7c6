import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import { EventFileWriter } from './events/writer.js';
import { makeFolder } from './make-folder.js';
import { beginRunRecord, endRunRecord, readRunRecord, renewRunRecord } from './record/files.js';
import { isOver, type RunRecord, type RunRecordStatus } from './record/record.js';
import { ToldEventsWriter } from './told/told-events.js';

/** The text that was trained. */
export const codeFile = 'source.py';

const validationPrefix = 'val_';

/** How often the record of a run that goes on is renewed, in milliseconds. */
const heartbeat = 10_000;

/**
 * Writes a run's directory:
 * - `run.json`, what the run is and how far it got, replaced at every change of state and every epoch, and every few seconds;
 * - `source.py`, the text that is trained, as it was;
 * - `events.jsonl`, what the trainer told about it, for windows that join it or open it later;
 * - `train/`, an event file with `loss`, the metrics, `learning_rate` and `gradientNorm/<layer name>` of every step, what is
 *   observed now and then of layers, `epoch_loss` … of every epoch, and histograms of weights and gradients;
 * - `validation/`, an event file with `val_loss` … of every epoch.
 */
export class RunRecorder {
  private validation: Promise<EventFileWriter> | null = null;
  private layerNames: ReadonlyMap<string, string> = new Map();
  private lastSave: Promise<void> = Promise.resolve();
  private nextSave: Promise<void> | null = null;
  private readonly heartbeat: NodeJS.Timeout;
  private failure: { readonly error: unknown } | null = null;
  /** The step at which it goes on with what another process began. */
  private restartsAt: number | null = null;

  private constructor(
    readonly directory: string,
    private record: RunRecord,
    private readonly train: EventFileWriter,
    private readonly told: ToldEventsWriter,
  ) {
    this.heartbeat = setInterval(() => {
      this.update({}).catch((error: unknown) => {
        this.failure ??= { error };
      });
    }, heartbeat);
    this.heartbeat.unref();
  }

  /**
   * Begins a run's directory, which is made if need be. Errors of the disk are passed on.
   * @param code the text that is trained, kept as it is.
   */
  static async create(directory: string, record: RunRecord, code?: string): Promise<RunRecorder> {
    await makeFolder(directory);
    // First, so that a directory without a record is an empty one.
    await beginRunRecord(directory, record);
    if (code !== undefined) await writeFile(join(directory, codeFile), code);
    return new RunRecorder(directory, record, await EventFileWriter.create(join(directory, 'train')), await ToldEventsWriter.create(directory));
  }

  /**
   * Goes on with the directory of a run, at the end of an epoch: what it told and measured since is taken out, or passed
   * over by whoever reads it. Errors of the disk are passed on.
   * @param process which process writes it now. @param step the last of the epoch. @param told how many events were told by then.
   * @throws RunRecordError where the directory has no record that can be read.
   */
  static async goOn(directory: string, process: Pick<RunRecord, 'processId' | 'processStart'>, step: number, told: number): Promise<RunRecorder> {
    const before = await readRunRecord(directory);
    const record: RunRecord = {
      ...before,
      ...process,
      result: undefined,
      failure: undefined,
      control: undefined,
      status: 'preparing',
      updatedAt: new Date().toISOString(),
      step,
      epochs: before.epochs.filter((epoch) => epoch.step <= step),
    };
    await beginRunRecord(directory, record);
    const train = await EventFileWriter.goOn(join(directory, 'train'), step + 1);
    const recorder = new RunRecorder(directory, record, train, await ToldEventsWriter.goOn(directory, told));
    recorder.nameLayers(record.settings?.layers ?? []);
    recorder.restartsAt = step + 1;
    return recorder;
  }

  /** How many events {@link tell} has kept; they are in the file after a {@link flush}. */
  get toldEvents(): number {
    return this.told.count;
  }

  /** The number of the last step that was recorded; 0 before the first. */
  get step(): number {
    return this.record.step ?? 0;
  }

  /**
   * Keeps what the trainer told, as far as it is not of the moment or in the event files.
   * @throws the error of an earlier write, such as a full disk.
   */
  tell(event: TrainerEvent): void {
    if (this.failure !== null) throw this.failure.error;
    this.told.add(event);
  }

  /** Resolves when all that was told and measured so far is in the files. Rejects if it cannot be. */
  async flush(): Promise<void> {
    await Promise.all([this.told.flush(), this.train.flush(), this.validation?.then((file) => file.flush()), this.nextSave ?? this.lastSave]);
  }

  /** Keeps where the run can be reached while it goes on. */
  async reachableAt(control: string): Promise<void> {
    await this.update({ control });
  }

  /** Keeps what a run is like, once that is known. */
  async started(event: TrainerEventOf<'started'>): Promise<void> {
    const { engine, epochs, stepsPerEpoch, totalSteps, batchSize, trainSamples, validationSamples, parameters, layers, metrics } = event;
    const settings = { epochs, stepsPerEpoch, totalSteps, batchSize, trainSamples, validationSamples, parameters, layers, metrics };
    this.nameLayers(layers);
    await this.update({ status: 'running', engine, settings });
  }

  private nameLayers(layers: readonly { readonly id: string; readonly name: string }[]): void {
    const all = this.record.plan.models.flatMap((model) => model.layers);
    this.layerNames = new Map([...all, ...layers].map(({ id, name }) => [id, name]));
  }

  /**
   * Adds the values of every step of a frame.
   * @throws the error of an earlier write, such as a full disk.
   */
  frame({ firstStep, steps, series, observations = [] }: TrainerEventOf<'telemetry'>): void {
    const tagged = Object.entries(series).map(([name, values]) => [this.tagOf(name), values] as const);
    const wallTime = Date.now() / 1000;
    for (let index = 0; index < steps; index += 1) {
      this.train.add(
        firstStep + index,
        tagged.map(([tag, values]) => [tag, values[index] ?? NaN]),
        wallTime,
      );
    }
    for (const { step, values } of observations) {
      this.train.add(step, Object.entries(values).map(([name, value]) => [this.tagOf(name), value]), wallTime);
    }
    // Written with the next change or heartbeat.
    this.record = { ...this.record, step: firstStep + steps - 1 };
  }

  /**
   * Adds how weights and gradients lie after a step: histograms with the tags `weights/<layer>/<weight>` and `gradients/…`.
   * @throws the error of an earlier write, such as a full disk.
   */
  histograms({ step, histograms }: TrainerEventOf<'histograms'>): void {
    this.train.addHistograms(
      step,
      histograms.map((histogram) => [histogram.name, histogram]),
    );
  }

  /** Adds an epoch's metrics. */
  async epoch({ epoch, step, metrics, seconds }: TrainerEventOf<'epoch'>): Promise<void> {
    const entries = Object.entries(metrics);
    const training = entries.filter(([name]) => !name.startsWith(validationPrefix));
    const validation = entries.filter(([name]) => name.startsWith(validationPrefix));
    this.train.add(
      step,
      training.map(([name, value]) => [`epoch_${name}`, value]),
    );
    const update = this.update({ epochs: [...this.record.epochs, { epoch, step, metrics, seconds }] });
    await Promise.all([update, validation.length > 0 ? this.validated(step, validation) : undefined]);
  }

  private async validated(step: number, values: readonly (readonly [name: string, value: number])[]): Promise<void> {
    const directory = join(this.directory, 'validation');
    this.validation ??= this.restartsAt === null ? EventFileWriter.create(directory) : EventFileWriter.goOn(directory, this.restartsAt);
    (await this.validation).add(step, values);
  }

  /** Keeps a change of state that is not the end. */
  async state(status: Extract<RunRecordStatus, 'running' | 'paused'>): Promise<void> {
    await this.update({ status });
  }

  /** Keeps how the run ended and closes the files. The record says how it ended also when an event file cannot be finished. */
  async finish(event: TrainerEventOf<'finished'> | TrainerEventOf<'failed'>): Promise<void> {
    clearInterval(this.heartbeat);
    try {
      this.told.add(event);
    } finally {
      const closed = await Promise.allSettled([this.told.close(), this.train.close(), this.validation?.then((file) => file.close())]);
      await this.update(this.endOf(event));
      const failed = closed.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    }
  }

  private endOf(event: TrainerEventOf<'finished'> | TrainerEventOf<'failed'>): Partial<RunRecord> {
    if (event.type === 'failed') {
      const { code, message, layer, details } = event;
      const failure = { code, message, ...(layer === undefined ? {} : { layer }), ...(details === undefined ? {} : { details }) };
      return { status: 'failed', failure };
    }
    const { outcome, steps, epochs, seconds, metrics } = event;
    return { status: outcome, result: { steps, epochs, seconds, metrics } };
  }

  private tagOf(series: string): string {
    const slash = series.indexOf('/');
    if (slash < 0) return series;
    const id = series.slice(slash + 1);
    return `${series.slice(0, slash)}/${this.layerNames.get(id) ?? id}`;
  }

  /** Changes that come while the record is being written are written together, with the next one. */
  private update(change: Partial<RunRecord>): Promise<void> {
    this.record = { ...this.record, ...change, updatedAt: new Date().toISOString() };
    this.nextSave ??= this.save();
    return this.nextSave;
  }

  private async save(): Promise<void> {
    // The error of an earlier change is its caller's; this one is tried all the same.
    await this.lastSave.catch(() => undefined);
    this.lastSave = this.nextSave ?? this.lastSave;
    this.nextSave = null;
    const { record } = this;
    // Where it can be reached ends with the run.
    if (isOver(record.status)) await endRunRecord(this.directory, { ...record, control: undefined });
    else await renewRunRecord(this.directory, record);
  }
}
