import { MalformedMessageError, parseMessage, trainerProtocolVersion, trainerRequestSchema, type FindLearningRateRequest, type ProbeRequest, type StartRequest, type TrainerEvent, type TrialRequest } from '../../protocol/index.js';
import { TrainingControl } from '../loop/control.js';
import { probe } from '../probe/probe.js';
import { findLearningRate } from '../rates/find-learning-rate.js';
import type { TrialSurroundings } from '../trial/prepared-fit.js';
import { runTrial } from '../trial/run-trial.js';
import { failureOf } from './failure.js';
import { run, type RunSurroundings } from './run.js';

/** How long a run may take to finish its record after an error, in milliseconds. */
const recordTimeout = 2000;

const stoppedBeforeAnyStep: TrainerEvent = { type: 'finished', outcome: 'stopped', steps: 0, epochs: 0, seconds: 0, metrics: {} };

/** Answers the requests of whoever started this process. It runs one training, probe, search or trial and has then done its work. */
export class TrainerServer {
  /** Resolves with the last event when there is nothing more to do. */
  readonly ended: Promise<TrainerEvent>;

  private readonly control = new TrainingControl();
  private outlivesFor: number | null = null;
  private running: Promise<TrainerEvent> | null = null;
  private resolveEnded: (event: TrainerEvent) => void = () => undefined;

  constructor(private readonly surroundings: RunSurroundings) {
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  /** How many minutes the run waits, paused, once whoever started it has gone; null where it ends with them. */
  get outlives(): number | null {
    return this.outlivesFor;
  }

  /** Says that requests are welcome. */
  begin(): void {
    this.surroundings.send({ type: 'ready', protocolVersion: trainerProtocolVersion });
  }

  /** Does what a message asks. One that cannot be understood ends the process's work with a `failed` that names it. */
  receive(message: unknown): void {
    try {
      const request = parseMessage('trainer request', trainerRequestSchema, message);
      switch (request.type) {
        case 'start':
          this.start(request);
          break;
        case 'probe':
          this.probe(request);
          break;
        case 'findLearningRate':
          this.findLearningRate(request);
          break;
        case 'try':
          this.try(request);
          break;
        case 'pause':
          this.control.pause();
          break;
        case 'resume':
          this.control.resume();
          break;
        case 'stop':
          this.stop();
          break;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Stops the run after the call of the engine that is under way; without a run, there is nothing more to do. */
  stop(): void {
    this.control.stop();
    if (this.running === null) this.end(stoppedBeforeAnyStep);
  }

  /** Ends the work with an error. A run that is under way is ended with it, so that its record says so too. */
  fail(error: unknown): void {
    this.control.abort(error);
    const ending = failureOf(error);
    if (this.running === null) this.end(ending);
    // A run that the error has broken may never come to its end.
    else setTimeout(() => this.end(ending), recordTimeout).unref();
  }

  private start(request: StartRequest): void {
    this.outlivesFor = request.outlives?.pausedMinutes ?? null;
    this.begun(() => run(request, this.control, this.surroundings));
  }

  private probe(request: ProbeRequest): void {
    const probed = async (): Promise<TrainerEvent> => {
      const result = await Promise.race([probe(request, this.surroundings.log), this.control.stopRequested]);
      return result === undefined ? stoppedBeforeAnyStep : { type: 'probed', result };
    };
    this.begun(() => probed().catch(failureOf));
  }

  private findLearningRate(request: FindLearningRateRequest): void {
    this.tried(async () => {
      const result = await findLearningRate(request, this.trialSurroundings);
      return result === null ? null : { type: 'learningRateFound', result };
    });
  }

  private try(request: TrialRequest): void {
    this.tried(async () => {
      const result = await runTrial(request, this.trialSurroundings);
      return result === null ? null : { type: 'tried', result };
    });
  }

  private get trialSurroundings(): TrialSurroundings {
    const { send, log } = this.surroundings;
    return { control: this.control, tell: (event) => send(event), log };
  }

  /** Does what keeps nothing, and so may be left at any time. */
  private tried(work: () => Promise<TrainerEvent | null>): void {
    const done = async (): Promise<TrainerEvent> => (await Promise.race([work(), this.control.stopRequested])) ?? stoppedBeforeAnyStep;
    this.begun(() => done().catch(failureOf));
  }

  private begun(work: () => Promise<TrainerEvent>): void {
    if (this.running !== null) throw new MalformedMessageError('trainer request', ['type: a training is already running in this process']);
    this.running = work();
    void this.running.then((ending) => this.end(ending));
  }

  /** The first end is the one that counts. */
  private end(event: TrainerEvent): void {
    this.resolveEnded(event);
  }
}
