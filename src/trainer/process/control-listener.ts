import { createServer, type Server, type Socket } from 'node:net';
import { controlRequestSchema, MalformedMessageError, parseMessage, trainerProtocolVersion, type ControlRequest, type Greeting, type TrainerEvent } from '../../protocol/index.js';
import { ChannelError, encodeMessage, MessageDecoder, newControlAddress, removeControlAddress } from '../../supervisor/index.js';

/** A window that does not read its messages is sent no more (bytes): it can join again. */
const largestBacklog = 64 * 1024 * 1024;

/** What those who join a run are told about what was before. */
export interface JoinableRun {
  /** How many events its directory has, after a {@link flush}. */
  readonly toldEvents: number;
  readonly step: number;
  flush(): Promise<void>;
}

export interface ControlListenerOptions {
  readonly run: JoinableRun;
  /** Does what a window asks for. */
  readonly receive: (request: ControlRequest) => void;
  /** How many windows there are, each time that changes. */
  readonly attendance: (count: number) => void;
  readonly log: (text: string) => void;
}

/** Lets windows join a run that others started, for as long as it goes on. */
export class ControlListener {
  /** The windows; those that are still to be greeted have the messages for them kept. */
  private readonly audience = new Map<Socket, Uint8Array[] | null>();

  private constructor(
    readonly address: string,
    private readonly server: Server,
    private readonly options: ControlListenerOptions,
  ) {
    server.on('connection', (socket) => this.welcome(socket));
    // Listening keeps no process alive; the run does.
    server.unref();
  }

  /** Begins to listen. Errors of the system are passed on. */
  static async open(options: ControlListenerOptions): Promise<ControlListener> {
    const address = await newControlAddress();
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return new ControlListener(address, server, options);
  }

  /** Tells every window. */
  broadcast(event: TrainerEvent): void {
    if (this.audience.size === 0) return;
    const message = encodeMessage(event);
    for (const [socket, kept] of this.audience) {
      if (kept === null) this.write(socket, message);
      else kept.push(message);
    }
  }

  /** Sends what is on its way and takes the address away. */
  async close(): Promise<void> {
    this.server.close();
    await Promise.all([...this.audience.keys()].map((socket) => new Promise<void>((resolve) => socket.end(() => resolve()))));
    await removeControlAddress(this.address);
  }

  private welcome(socket: Socket): void {
    const decoder = new MessageDecoder();
    socket.on('data', (piece) => {
      try {
        for (const message of decoder.push(piece)) this.options.receive(parseMessage('control request', controlRequestSchema, message));
      } catch (error) {
        if (!(error instanceof MalformedMessageError || error instanceof ChannelError)) throw error;
        // Whoever it is, the run is not to suffer from it.
        this.options.log(`A window sent what cannot be understood, and was cut off: ${error.message}\n`);
        socket.destroy();
      }
    });
    // A window that is closed or reloaded.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.audience.delete(socket);
      this.options.attendance(this.audience.size);
    });
    void this.greet(socket);
  }

  private async greet(socket: Socket): Promise<void> {
    const { run, attendance, log } = this.options;
    // Of what is told from now on nothing may be lost; what is in the files and comes as well, the greeting lets recognize.
    const greeting: Greeting = { type: 'joined', protocolVersion: trainerProtocolVersion, told: run.toldEvents, step: run.step };
    const kept = [encodeMessage(greeting)];
    this.audience.set(socket, kept);
    attendance(this.audience.size);
    try {
      await run.flush();
    } catch (error) {
      // The run itself fails of it; until it says so the window knows what is in the files.
      log(`What was measured could not be written for a window that joined: ${String(error)}\n`);
    }
    if (!this.audience.has(socket)) return;
    for (const message of kept) this.write(socket, message);
    this.audience.set(socket, null);
  }

  private write(socket: Socket, message: Uint8Array): void {
    if (socket.writableLength > largestBacklog) socket.destroy();
    else socket.write(message);
  }
}
