import { connect, type Socket } from 'node:net';
import { greetingSchema, parseMessage, trainerProtocolVersion, type Greeting } from '../protocol/index.js';
import { ChannelError, MessageDecoder } from './channel/index.js';

/** A channel to a run after its first message. */
export interface Greeted {
  readonly greeting: Greeting;
  readonly socket: Socket;
  readonly decoder: MessageDecoder;
  /** What came with the greeting. */
  readonly rest: readonly unknown[];
}

/**
 * Connects to a run and waits for its greeting.
 * @param patience how long, in milliseconds.
 * @returns a promise that rejects where nobody answers, or nobody whom this version understands.
 */
export function greetedBy(address: string, patience: number): Promise<Greeted> {
  const socket = connect(address);
  const decoder = new MessageDecoder();
  return new Promise<Greeted>((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new ChannelError('it does not answer')), patience);
    socket.once('error', fail);
    socket.once('close', () => fail(new ChannelError('it closed the channel')));
    socket.on('data', (piece) => {
      try {
        const [first, ...rest] = decoder.push(piece);
        if (first === undefined) return;
        const greeting = parseMessage('greeting', greetingSchema, first);
        if (greeting.protocolVersion !== trainerProtocolVersion) throw new ChannelError(`it speaks version ${greeting.protocolVersion}, not ${trainerProtocolVersion}`);
        clearTimeout(timer);
        socket.removeAllListeners();
        resolve({ greeting, socket, decoder, rest });
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
