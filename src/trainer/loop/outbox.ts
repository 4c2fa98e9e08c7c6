import type { NotFinite, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';

/** At most 20 frames a second, whatever the rate of steps. */
const interval = 50;

type Observation = NonNullable<TrainerEventOf<'telemetry'>['observations']>[number];

/**
 * Collects what steps measured and sends it in frames: the first one at once, the others at most every 50 ms. A frame ends with
 * its epoch, so that whoever is told hears of everything in the order of the steps, however fast they are.
 */
export class Outbox {
  private parts: Readonly<Record<string, Float32Array>>[] = [];
  private waiting: TrainerEvent[] = [];
  private steps = 0;
  private observations: Observation[] = [];
  private notFinite: NotFinite | null = null;
  private sentAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly send: (event: TrainerEvent) => void,
    private readonly now: () => number = () => performance.now(),
    /** The number of the first step that is added. */
    private firstStep = 1,
  ) {}

  /** Adds the values of the next steps; every call has the same series. */
  add(series: Readonly<Record<string, Float32Array>>, steps: number): void {
    this.parts.push(series);
    this.steps += steps;
    if (this.now() - this.sentAt >= interval) this.flush();
  }

  /** Adds to the next frame what was observed of a step. */
  addObservation(observation: Observation): void {
    this.observations.push(observation);
  }

  /** Adds to the next frame where numbers were first not finite. */
  addNotFinite(notFinite: NotFinite): void {
    this.notFinite = notFinite;
  }

  /** Adds the end of an epoch, which is told after the frame with its last step. */
  addEpoch(epoch: TrainerEventOf<'epoch'>): void {
    this.endFrame();
    const isAlone = this.waiting.length === 0;
    this.waiting.push(epoch);
    if (isAlone || this.now() - this.sentAt >= interval) this.flush();
  }

  /** Sends what there is. */
  flush(): void {
    this.endFrame();
    if (this.waiting.some(({ type }) => type === 'telemetry')) this.sentAt = this.now();
    const events = this.waiting;
    this.waiting = [];
    for (const event of events) this.send(event);
  }

  private endFrame(): void {
    if (this.steps === 0) return;
    this.waiting.push({
      type: 'telemetry',
      firstStep: this.firstStep,
      steps: this.steps,
      series: joined(this.parts, this.steps),
      ...(this.observations.length === 0 ? {} : { observations: this.observations }),
      ...(this.notFinite && { notFinite: this.notFinite }),
    });
    this.firstStep += this.steps;
    this.steps = 0;
    this.parts = [];
    this.observations = [];
    this.notFinite = null;
  }
}

function joined(parts: readonly Readonly<Record<string, Float32Array>>[], steps: number): Record<string, Float32Array<ArrayBuffer>> {
  const series: Record<string, Float32Array<ArrayBuffer>> = {};
  for (const name of Object.keys(parts[0] ?? {})) {
    const values = new Float32Array(steps);
    let offset = 0;
    for (const part of parts) {
      const own = part[name] ?? new Float32Array();
      values.set(own, offset);
      offset += own.length;
    }
    series[name] = values;
  }
  return series;
}
