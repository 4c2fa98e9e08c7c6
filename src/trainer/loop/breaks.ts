import { setImmediate } from 'node:timers/promises';
import type { TrainerEvent } from '../../protocol/index.js';
import type { TrainingControl } from './control.js';
import type { Stopwatch } from './stopwatch.js';

/** The moments between two calls of the engine: messages are let in, and a run that is paused waits. */
export class Breaks {
  constructor(
    private readonly control: TrainingControl,
    private readonly watch: Stopwatch,
    private readonly tell: (event: TrainerEvent) => void,
  ) {}

  /**
   * Whether the run may go on.
   * @param step the number of the last step. @param settle what is to be done before a pause is told.
   */
  async mayGoOn(step: number, settle: () => void = () => undefined): Promise<boolean> {
    await setImmediate();
    if (this.control.shouldPause) {
      this.watch.pause();
      settle();
      this.tell({ type: 'paused', step });
      await this.control.resumed();
      this.watch.resume();
      if (this.control.mayGoOn()) this.tell({ type: 'resumed', step });
    }
    return this.control.mayGoOn();
  }
}
