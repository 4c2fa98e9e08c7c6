import type { RunRecorder } from '../../runs/index.js';
import type { RunCheckpoint } from './checkpoint.js';
import { writeCheckpoint } from './files.js';

/** Not more often than this, in milliseconds. */
const leastInterval = 1000;

/** At most so much of a run's time goes into checkpoints. */
const largestShare = 0.02;

/** Takes checkpoints at the ends of epochs: at all of them, or, where epochs are short and the model is large, at some. */
export class Checkpoints {
  private due = 0;

  constructor(
    private readonly recorder: Pick<RunRecorder, 'directory' | 'toldEvents' | 'flush'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * An epoch is over: writes a checkpoint, if it is time for one. Errors of the disk are passed on.
   * @param make gives it; what the run has told and measured until then is in the record before.
   */
  readonly offer = async (make: () => Omit<RunCheckpoint, 'told' | 'version'>): Promise<void> => {
    const begin = this.now();
    if (begin < this.due) return;
    const made = make();
    const told = this.recorder.toldEvents;
    await this.recorder.flush();
    await writeCheckpoint(this.recorder.directory, { version: 1, ...made, told });
    const end = this.now();
    this.due = end + Math.max(leastInterval, (end - begin) / largestShare);
  };
}
