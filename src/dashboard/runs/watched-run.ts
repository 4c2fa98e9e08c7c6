import * as l10n from '@vscode/l10n';
import { isOver, machineName, readRunRecord, readToldEvents, statusOf, isOfThisMachine, type RecordedRun, type RunRecord } from '../../runs/index.js';
import { recordedOutcome, silentEnd, type TrainerOutcome } from '../../supervisor/index.js';
import { SilentLink } from './silent-link.js';

/** How often the folder of the run is looked at, in milliseconds. */
const period = 1000;

/** How a run is known whose trainer cannot be spoken to. */
export interface Watch {
  /** Whether it was heard of just now; else nobody knows whether it goes on. */
  readonly isHeardOf: boolean;
  /** Says so to people. */
  readonly message: string;
}

/**
 * A run that goes on without an answer to us: of another machine or container that shares its folder, or of a trainer that
 * refuses us. Its folder tells what it does; it cannot be told anything.
 */
export class WatchedRun extends SilentLink {
  override readonly outcome: Promise<TrainerOutcome>;
  private readonly timer: NodeJS.Timeout;
  private readonly generation: number;
  private resolveOutcome: (outcome: TrainerOutcome) => void = () => undefined;
  private toldCount: number;
  private lastStep: number;
  private present: Watch;
  private isLooking = false;
  /** Called each time that {@link watch} says something else. */
  onWatch: () => void = () => undefined;
  /** Called once where the run went back to an earlier step and is to be opened again. */
  onRewound: () => void = () => undefined;

  /** @param recorded the run, whose log has been read. */
  constructor(private readonly recorded: RecordedRun) {
    super();
    this.toldCount = recorded.told.length;
    this.lastStep = Math.max(recorded.log.series.lastStep, 0);
    this.generation = recorded.log.generation;
    this.present = watchOf(recorded.record);
    this.outcome = new Promise((resolve) => {
      this.resolveOutcome = resolve;
    });
    this.timer = setInterval(() => void this.look(), period);
  }

  /** How it is known now. */
  get watch(): Watch {
    return this.present;
  }

  protected override endWatch(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.readOn();
    } catch {
      // The disk may come back, such as one in the network; meanwhile nothing is heard.
    } finally {
      this.isLooking = false;
    }
  }

  private async readOn(): Promise<void> {
    const { directory, log } = this.recorded;
    const record = await readRunRecord(directory);
    const hasNew = await log.readOn();
    if (log.generation !== this.generation) {
      await this.release();
      this.onRewound();
      return;
    }
    if (hasNew) this.tellSteps();
    const told = await readToldEvents(directory);
    for (const event of told.slice(this.toldCount)) this.tell(event);
    this.toldCount = told.length;
    this.noteWatch(watchOf(record));
    const status = statusOf(record);
    if (!isOver(status) && status !== 'interrupted') return;
    this.endWatch();
    this.resolveOutcome(recordedOutcome(record) ?? silentEnd());
  }

  /** The points are in the store; this only says how far they go. */
  private tellSteps(): void {
    const { lastStep } = this.recorded.log.series;
    if (lastStep <= this.lastStep) return;
    this.tell({ type: 'telemetry', firstStep: this.lastStep + 1, steps: lastStep - this.lastStep, series: {} });
    this.lastStep = lastStep;
  }

  private noteWatch(now: Watch): void {
    if (now.message === this.present.message) return;
    this.present = now;
    this.onWatch();
  }
}

function watchOf(record: RunRecord): Watch {
  const { machine, updatedAt } = record;
  if (statusOf(record) === 'unknown' && machine !== undefined) {
    const heard = new Date(updatedAt).toLocaleString();
    return { isHeardOf: false, message: l10n.t('Last heard of {0}. It was trained on {1}; whether it still is cannot be seen from here. What it measured until then is shown.', heard, machineName(machine)) };
  }
  const message =
    machine === undefined || isOfThisMachine(record)
      ? l10n.t('Its trainer does not answer this window, so that it can be watched here but not paused or stopped.')
      : l10n.t('It is trained on {0}, so that it can be watched here but not paused or stopped.', machineName(machine));
  return { isHeardOf: true, message };
}
