/** How long a call of the engine should last, in milliseconds: half a frame of telemetry, and stop and pause feel instant. */
const target = 24;

/** How much of the past an estimate keeps when it sinks; when it rises it follows at once. */
const memory = 0.7;

/** A new program's first steps say little about the later ones, so chunks grow step by step. */
const growth = 4;

/** Finds how many steps fit into one call of the engine. How they are cut into calls does not change their results. */
export class ChunkSize {
  private size = 1;
  private stepTime: number | null = null;

  /** How many steps the next call should run. */
  get steps(): number {
    return this.size;
  }

  /** Learns from a call. */
  measured(steps: number, milliseconds: number): void {
    const stepTime = milliseconds / steps;
    this.stepTime = this.stepTime === null || stepTime > this.stepTime ? stepTime : memory * this.stepTime + (1 - memory) * stepTime;
    const fitting = Math.floor(target / Math.max(this.stepTime, 1e-3));
    this.size = Math.max(1, Math.min(fitting, this.size * growth));
  }
}
