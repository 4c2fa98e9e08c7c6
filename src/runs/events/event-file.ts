import { open } from 'node:fs/promises';
import { EventDecoder, type EventVisitor } from './decode.js';
import { RecordDecoder } from './record.js';

/** Read and decoded at once (bytes): a few milliseconds' work. */
const pieceBytes = 128 * 1024;

/** Reads an event file, which may be growing: each time what is new, up to the last record that is whole. */
export class EventFile {
  private offset = 0;
  private records = new RecordDecoder();
  private readonly events: EventDecoder;

  constructor(
    readonly path: string,
    visitor: EventVisitor,
  ) {
    this.events = new EventDecoder(visitor);
  }

  /** How many bytes were damaged and passed over. */
  get damagedBytes(): number {
    return this.records.damagedBytes;
  }

  /**
   * Reads on to the present end of the file, and tells the visitor what is there. Errors of the disk are passed on.
   * @returns false where the file has become shorter: another one has taken its place.
   */
  async readOn(): Promise<boolean> {
    const file = await open(this.path, 'r');
    try {
      if ((await file.stat()).size < this.offset) return false;
      for (;;) {
        // A new buffer each time: a record that is cut off keeps its part.
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, this.offset);
        if (bytesRead === 0) return true;
        this.offset += bytesRead;
        for (const payload of this.records.push(buffer.subarray(0, bytesRead))) this.decode(payload);
      }
    } finally {
      await file.close();
    }
  }

  private decode(payload: Buffer): void {
    try {
      this.events.decode(payload);
    } catch (error) {
      // Whole by its checksum, and yet no event: a record of another kind, which is not ours to read.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
