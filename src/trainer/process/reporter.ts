import type { TrainerEvent } from '../../protocol/index.js';
import type { RunRecorder } from '../../runs/index.js';

/** Tells events to whoever started the run, and records them. */
export class Reporter {
  private failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly send: (event: TrainerEvent) => void,
    private readonly recorder: RunRecorder,
  ) {}

  /**
   * Tells and records an event, without waiting for the disk.
   * @throws the error of an earlier event's recording: a run that leaves no record should not go on as if it did.
   */
  tell(event: TrainerEvent): void {
    if (this.failure !== null) throw this.failure.error;
    this.send(event);
    this.record(event).catch((error: unknown) => {
      this.failure ??= { error };
    });
  }

  private async record(event: TrainerEvent): Promise<void> {
    this.recorder.tell(event);
    switch (event.type) {
      case 'started':
        return this.recorder.started(event);
      case 'telemetry':
        this.recorder.frame(event);
        return;
      case 'histograms':
        this.recorder.histograms(event);
        return;
      case 'epoch':
        return this.recorder.epoch(event);
      case 'paused':
        return this.recorder.state('paused');
      case 'resumed':
        return this.recorder.state('running');
      default:
        // The end is recorded by whoever knows it; the rest is of the moment.
        return;
    }
  }
}
