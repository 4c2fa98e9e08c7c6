import type { LogReader } from '../../runs/index.js';
import type { Disposable } from '../emitter.js';

/** How often a log is looked at for what is new, in milliseconds. */
const period = 1000;

export interface LogTailListener {
  /** There is more in the reader's store. */
  grown(): void;
  /** The program that writes began anew: another store took the place of the one before. */
  begunAnew(): void;
  /** Nothing new was found. @returns whether more may come. */
  goesOn?(): Promise<boolean>;
}

/** Reads a log on while it grows, from now until it is let go of or over. */
export class LogTail implements Disposable {
  private readonly timer: NodeJS.Timeout;
  private generation: number;
  private isLooking = false;

  constructor(
    private readonly reader: LogReader,
    private readonly listener: LogTailListener,
  ) {
    this.generation = reader.generation;
    this.timer = setInterval(() => void this.look(), period);
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      if (await this.reader.readOn()) this.tell();
      else if ((await this.listener.goesOn?.()) === false) this.dispose();
    } catch {
      // The disk may come back, such as one in the network; what was read stays.
    } finally {
      this.isLooking = false;
    }
  }

  private tell(): void {
    if (this.reader.generation === this.generation) {
      this.listener.grown();
      return;
    }
    this.generation = this.reader.generation;
    this.listener.begunAnew();
  }
}
