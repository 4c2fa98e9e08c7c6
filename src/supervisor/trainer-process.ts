import { fork, type ChildProcess } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import {
  MalformedMessageError,
  parseMessage,
  trainerEventSchema,
  trainerProtocolVersion,
  type FindLearningRateRequest,
  type ProbeRequest,
  type StartRequest,
  type TrainerEvent,
  type TrainerRequest,
  type TrialRequest,
} from '../protocol/index.js';
import { removeUnfinished } from '../runs/index.js';
import { removeTemporaryFolders } from './channel/index.js';
import { trainerEnvironment } from './environment.js';
import { crashMessage, resultOf, type Ending, type TrainerOutcome } from './outcome.js';
import type { TrainerLink } from './trainer-link.js';

/** What is waited for, in milliseconds, before the next harder step. */
export interface TrainerPatience {
  /** For a new process to be ready. */
  readonly ready: number;
  /** For a process that was asked to stop, or has nothing more to do, to end by itself. */
  readonly stop: number;
  /** For a process that was sent SIGTERM to end. */
  readonly terminate: number;
}

export interface TrainerProcessOptions {
  /** The bundled trainer, `dist/trainer.cjs`. */
  readonly script: string;
  /** Gets what the process writes to its standard output and error. */
  log?(text: string): void;
  /** The path of a bundle of texts in the user's language. */
  readonly texts?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** The Node to run it with; that of this process if not given. */
  readonly node?: string;
  readonly patience?: Partial<TrainerPatience>;
  /**
   * Where it is given, a training goes on when this process has gone or let go of it, in a process group of its own, and
   * can be joined; a paused one waits so long for that.
   */
  readonly outlives?: StartRequest['outlives'];
}

/** What a training needs besides the version of the protocol. */
export type TrainingRequest = Omit<StartRequest, 'type' | 'protocolVersion' | 'outlives'>;

/** What a probe needs besides the version of the protocol. */
export type ProbingRequest = Omit<ProbeRequest, 'type' | 'protocolVersion'>;

/** What a search for a learning rate needs besides the version of the protocol. */
export type RateFindingRequest = Omit<FindLearningRateRequest, 'type' | 'protocolVersion'>;

/** What a trial of a fix needs besides the version of the protocol. */
export type TryingRequest = Omit<TrialRequest, 'type' | 'protocolVersion'>;

/** How a process ended that was asked to stop before it was ready for anything. */
const stoppedBeforeItBegan: TrainerOutcome = { kind: 'finished', event: { type: 'finished', outcome: 'stopped', steps: 0, epochs: 0, seconds: 0, metrics: {} } };

const defaultPatience: TrainerPatience = { ready: 20_000, stop: 2000, terminate: 2000 };

/**
 * A trainer's process, owned by this object: a fresh one for each training or probe, which ends in exactly one outcome and leaves
 * nothing behind, however it ends.
 */
export class TrainerProcess implements TrainerLink {
  readonly outcome: Promise<TrainerOutcome>;

  private readonly child: ChildProcess;
  private readonly patience: TrainerPatience;
  private readonly listeners = new Set<(event: TrainerEvent) => void>();
  private resolveOutcome: (outcome: TrainerOutcome) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private isReady = false;
  private pendingStart: TrainerRequest | null = null;
  private ending: Ending = 'none';
  private result: TrainerOutcome | null = null;
  private isGone = false;
  private runDirectory: string | null = null;

  constructor(private readonly options: TrainerProcessOptions) {
    this.patience = { ...defaultPatience, ...options.patience };
    this.outcome = new Promise((resolve) => {
      this.resolveOutcome = resolve;
    });
    this.child = fork(options.script, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Without this the child would inherit the options of a debugged parent.
      execArgv: [],
      detached: options.outlives !== undefined,
      env: trainerEnvironment(options.environment ?? process.env, options.texts),
      ...(options.node === undefined ? {} : { execPath: options.node }),
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => options.log?.(text));
    }
    this.child.on('message', (message) => this.receive(message));
    this.child.on('error', (error) => this.fail('process', l10n.t('The trainer could not be started: {0}', error.message)));
    // Unlike `exit`, `close` comes after the last message and the last output.
    this.child.once('close', (exitCode, signal) => this.gone(exitCode, signal));
    this.after(this.patience.ready, () => {
      this.fail('not-ready', l10n.t('The trainer did not start within {0} seconds. Try again; the log may say more.', this.patience.ready / 1000));
    });
  }

  get processId(): number | undefined {
    return this.child.pid;
  }

  onEvent(listener: (event: TrainerEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Starts the training, as soon as the process is ready. Once for each process. */
  start(request: TrainingRequest): void {
    this.runDirectory = request.runDirectory;
    const { outlives } = this.options;
    this.begin({ type: 'start', protocolVersion: trainerProtocolVersion, ...request, ...(outlives === undefined ? {} : { outlives }) });
  }

  /** Starts a probe, as soon as the process is ready. Once for each process. */
  probe(request: ProbingRequest): void {
    this.begin({ type: 'probe', protocolVersion: trainerProtocolVersion, ...request });
  }

  /** Starts a search for a learning rate, as soon as the process is ready. Once for each process. */
  findLearningRate(request: RateFindingRequest): void {
    this.begin({ type: 'findLearningRate', protocolVersion: trainerProtocolVersion, ...request });
  }

  /** Starts a trial of a fix, as soon as the process is ready. Once for each process. */
  tryFix(request: TryingRequest): void {
    this.begin({ type: 'try', protocolVersion: trainerProtocolVersion, ...request });
  }

  pause(): void {
    this.send({ type: 'pause' });
  }

  resume(): void {
    this.send({ type: 'resume' });
  }

  stop(): void {
    if (this.isGone || this.ending !== 'none') return;
    this.ending = 'stop';
    if (!this.isReady) {
      this.terminate();
      return;
    }
    this.send({ type: 'stop' });
    this.after(this.patience.stop, () => this.terminate());
  }

  /** Lets go of a training that outlives this process, and was asked to begin; ends anything else. */
  async release(): Promise<void> {
    if (this.options.outlives === undefined || this.runDirectory === null || !this.isReady || this.ending !== 'none') {
      await this.dispose();
      return;
    }
    this.listeners.clear();
    clearTimeout(this.timer);
    this.child.removeAllListeners();
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.destroy();
    if (this.child.connected) this.child.disconnect();
    this.child.unref();
  }

  /** Ends the process, whatever it does. Resolves when it has gone. */
  async dispose(): Promise<void> {
    if (!this.isGone) {
      this.ending = 'dispose';
      this.listeners.clear();
      this.terminate();
    }
    await this.outcome;
  }

  private begin(message: TrainerRequest): void {
    if (this.isReady) this.send(message);
    else this.pendingStart = message;
  }

  private receive(message: unknown): void {
    let event: TrainerEvent;
    try {
      event = parseMessage('trainer event', trainerEventSchema, message);
    } catch (error) {
      if (!(error instanceof MalformedMessageError)) throw error;
      this.fail('malformed-message', l10n.t('The trainer sent something that cannot be understood. Reinstalling GradLens may help. {0}', error.message));
      return;
    }
    // What comes after the last event is of no use to anyone.
    if (this.result !== null) return;
    if (event.type === 'ready') this.ready(event.protocolVersion);
    const result = resultOf(event);
    if (result !== null) {
      this.result = result;
      this.after(this.patience.stop, () => this.terminate());
    }
    this.tell(event);
  }

  private ready(protocolVersion: number): void {
    if (protocolVersion !== trainerProtocolVersion) {
      const message = l10n.t('The trainer is of another version than the rest of GradLens ({0} and {1}). Reload the window.', protocolVersion, trainerProtocolVersion);
      this.fail('protocol-version', message);
      return;
    }
    this.isReady = true;
    if (this.ending === 'none') clearTimeout(this.timer);
    if (this.pendingStart !== null) this.send(this.pendingStart);
    this.pendingStart = null;
  }

  /** Fails the run from this side, and ends the process. */
  private fail(code: string, message: string): void {
    if (this.result !== null || this.isGone) return;
    const event: TrainerEvent = { type: 'failed', code, message };
    this.result = { kind: 'failed', event };
    this.tell(event);
    // A process that was never started does not close.
    if (this.child.pid === undefined) this.gone(null, null);
    else this.terminate();
  }

  private tell(event: TrainerEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private send(message: TrainerRequest): void {
    // A process that is going away gets no more; how it ended is told by the outcome.
    if (!this.child.connected) return;
    this.child.send(message, (error) => {
      if (error !== null) this.options.log?.(`${message.type} was not sent: ${error.message}\n`);
    });
  }

  private terminate(): void {
    this.child.kill('SIGTERM');
    this.after(this.patience.terminate, () => this.child.kill('SIGKILL'));
  }

  /** At most one thing is waited for at a time: the next harder step. */
  private after(milliseconds: number, action: () => void): void {
    clearTimeout(this.timer);
    if (!this.isGone) this.timer = setTimeout(action, milliseconds);
  }

  private gone(exitCode: number | null, signal: NodeJS.Signals | null): void {
    if (this.isGone) return;
    this.isGone = true;
    clearTimeout(this.timer);
    const wasStoppedBeforeItBegan = this.ending === 'stop' && !this.isReady;
    const outcome = this.result ?? (wasStoppedBeforeItBegan ? stoppedBeforeItBegan : { kind: 'crashed' as const, message: crashMessage(exitCode, signal, this.ending, this.runDirectory !== null), exitCode, signal });
    void this.tidy().finally(() => this.resolveOutcome(outcome));
    this.listeners.clear();
  }

  /** Takes away what the process was writing when it went, and where it could be reached. */
  private async tidy(): Promise<void> {
    try {
      if (this.child.pid !== undefined) await removeTemporaryFolders(this.child.pid);
      if (this.runDirectory !== null) await removeUnfinished(this.runDirectory);
    } catch (error) {
      this.options.log?.(`What the trainer was writing was not removed: ${String(error)}\n`);
    }
  }
}
