import type { Socket } from 'node:net';
import { MalformedMessageError, parseMessage, trainerEventSchema, type ControlRequest, type Greeting, type TrainerEvent } from '../protocol/index.js';
import { isAlive, readRunRecord, type RunRecord } from '../runs/index.js';
import { ChannelError, encodeMessage, type MessageDecoder } from './channel/index.js';
import { greetedBy } from './greeted.js';
import { recordedOutcome, resultOf, silentEnd, type TrainerOutcome } from './outcome.js';
import { tidyAfter } from './tidy-after.js';
import type { TrainerLink } from './trainer-link.js';

export interface JoinPatience {
  /** For the greeting of a run, in milliseconds. */
  readonly greeting: number;
  /** For a run that was asked to stop to end by itself. */
  readonly stop: number;
  /** For a process that was sent SIGTERM to end. */
  readonly terminate: number;
  /** From one look for the process to the next, once it is silent. */
  readonly look: number;
}

export interface JoinOptions {
  log?(text: string): void;
  readonly patience?: Partial<JoinPatience>;
}

const defaultPatience: JoinPatience = { greeting: 5000, stop: 2000, terminate: 2000, look: 250 };

/** The trainer of a run that another process started: another window, this one before it was reloaded, or the command line. */
export class JoinedTrainer implements TrainerLink {
  readonly outcome: Promise<TrainerOutcome>;
  readonly processId: number;

  private readonly listeners = new Set<(event: TrainerEvent) => void>();
  private readonly patience: JoinPatience;
  /** What was told before the first listener. */
  private unheard: TrainerEvent[] = [];
  private resolveOutcome: (outcome: TrainerOutcome) => void = () => undefined;
  private result: TrainerOutcome | null = null;
  private isStopping = false;
  private isReleased = false;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly directory: string,
    private readonly record: RunRecord,
    private readonly socket: Socket,
    /** What was told before this joined. */
    readonly greeting: Greeting,
    private readonly options: JoinOptions,
  ) {
    this.processId = record.processId;
    this.patience = { ...defaultPatience, ...options.patience };
    this.outcome = new Promise((resolve) => {
      this.resolveOutcome = resolve;
    });
  }

  /**
   * Joins the run of a directory, while it goes on.
   * @param record what its directory says.
   * @returns null where nobody answers at the address in its record, or nobody whom this version understands.
   */
  static async join(directory: string, record: RunRecord, options: JoinOptions = {}): Promise<JoinedTrainer | null> {
    if (record.control === undefined) return null;
    const patience = { ...defaultPatience, ...options.patience };
    try {
      const { greeting, socket, decoder, rest } = await greetedBy(record.control, patience.greeting);
      const joined = new JoinedTrainer(directory, record, socket, greeting, options);
      joined.listen(decoder, rest);
      return joined;
    } catch (error) {
      options.log?.(`The run in ${directory} cannot be joined: ${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    }
  }

  onEvent(listener: (event: TrainerEvent) => void): () => void {
    this.listeners.add(listener);
    for (const event of this.unheard.splice(0)) listener(event);
    return () => this.listeners.delete(listener);
  }

  pause(): void {
    this.send({ type: 'pause' });
  }

  resume(): void {
    this.send({ type: 'resume' });
  }

  stop(): void {
    if (this.isStopping) return;
    this.isStopping = true;
    this.send({ type: 'stop' });
    this.after(this.patience.stop, () => {
      this.kill('SIGTERM');
      this.after(this.patience.terminate, () => this.kill('SIGKILL'));
    });
  }

  release(): Promise<void> {
    this.isReleased = true;
    this.listeners.clear();
    clearTimeout(this.timer);
    this.socket.destroy();
    return Promise.resolve();
  }

  private listen(decoder: MessageDecoder, first: readonly unknown[]): void {
    const take = (messages: readonly unknown[]): void => messages.forEach((message) => this.receive(message));
    this.socket.on('error', () => undefined);
    this.socket.on('data', (piece: Buffer) => {
      try {
        take(decoder.push(piece));
      } catch (error) {
        if (!(error instanceof MalformedMessageError || error instanceof ChannelError)) throw error;
        this.options.log?.(`The run in ${this.directory} sent something that cannot be understood: ${error.message}\n`);
        this.socket.destroy();
      }
    });
    this.socket.once('close', () => void this.silent());
    take(first);
  }

  private receive(message: unknown): void {
    const event = parseMessage('trainer event', trainerEventSchema, message);
    this.result ??= resultOf(event);
    if (this.listeners.size === 0) this.unheard.push(event);
    for (const listener of this.listeners) listener(event);
  }

  /** Nothing more comes over the channel: waits for the end of the process, and finds out how it was. */
  private async silent(): Promise<void> {
    while (!this.isReleased && isAlive(this.record)) await new Promise((resolve) => setTimeout(resolve, this.patience.look));
    if (this.isReleased) return;
    clearTimeout(this.timer);
    this.resolveOutcome(this.result ?? (await this.recorded()) ?? silentEnd());
    this.listeners.clear();
  }

  /** How the record says that the run ended; null where it does not. */
  private async recorded(): Promise<TrainerOutcome | null> {
    try {
      await tidyAfter(this.directory, this.record);
      return recordedOutcome(await readRunRecord(this.directory));
    } catch (error) {
      this.options.log?.(`${String(error)}\n`);
      return null;
    }
  }

  private send(request: ControlRequest): void {
    if (!this.socket.destroyed) this.socket.write(encodeMessage(request));
  }

  private kill(signal: NodeJS.Signals): void {
    if (isAlive(this.record)) process.kill(this.processId, signal);
  }

  private after(milliseconds: number, action: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, milliseconds);
  }
}
