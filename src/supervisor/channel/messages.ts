import { deserialize, serialize } from 'node:v8';

/** Each message is its length, 4 bytes little-endian, and its structured clone, as between Node's own processes. */
const headerBytes = 4;

/** More than any message has; a longer one is not ours. */
const longestMessage = 256 * 1024 * 1024;

/** What came over a channel is not a message. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
}

/** A message as it travels over a socket. */
export function encodeMessage(message: unknown): Uint8Array {
  const body = serialize(message);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(body.length);
  return Buffer.concat([header, body]);
}

/** Puts messages together again from the pieces in which they arrive. */
export class MessageDecoder {
  private pieces: Buffer[] = [];
  private length = 0;

  /**
   * Takes in a piece.
   * @returns the messages that are whole with it.
   * @throws ChannelError where the bytes are no message.
   */
  push(piece: Buffer): unknown[] {
    this.pieces.push(piece);
    this.length += piece.length;
    const messages: unknown[] = [];
    for (let needed = this.needed(); needed !== null && this.length >= needed; needed = this.needed()) {
      const all = this.joined();
      messages.push(decoded(all.subarray(headerBytes, needed)));
      this.pieces = [all.subarray(needed)];
      this.length -= needed;
    }
    return messages;
  }

  /** The bytes of the first message with its header; null while that is not known. */
  private needed(): number | null {
    if (this.length < headerBytes) return null;
    if ((this.pieces[0]?.length ?? 0) < headerBytes) this.joined();
    const body = this.pieces[0]?.readUInt32LE(0) ?? 0;
    if (body > longestMessage) throw new ChannelError(`a message cannot have ${body} bytes`);
    return headerBytes + body;
  }

  private joined(): Buffer {
    const all = this.pieces.length === 1 ? (this.pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.pieces);
    this.pieces = [all];
    return all;
  }
}

function decoded(body: Buffer): unknown {
  try {
    return deserialize(body);
  } catch (error) {
    throw new ChannelError('a message cannot be read', { cause: error });
  }
}
