import { maskedCrc32c } from './crc32c.js';

const headerBytes = 12;
const footerBytes = 4;

/** Longer ones are not of this world: nobody logs more at one step (bytes). */
const longestPayload = 2 ** 31;

/** A payload in the framing of TFRecord: length, checksum of the length, payload, checksum of the payload (little-endian). */
export function frameRecord(payload: Uint8Array): Uint8Array {
  const record = new Uint8Array(headerBytes + payload.length + footerBytes);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(8, maskedCrc32c(record.subarray(0, 8)), true);
  record.set(payload, headerBytes);
  view.setUint32(headerBytes + payload.length, maskedCrc32c(payload), true);
  return record;
}

/**
 * Puts the records of a file together from the pieces in which it is read, for as long as it grows: a record that is cut
 * off waits for the rest. Damaged ones are passed over, up to the next that is whole.
 */
export class RecordDecoder {
  private rest: Buffer = Buffer.alloc(0);
  private passedOver = 0;

  /** How many bytes were damaged so far. */
  get damagedBytes(): number {
    return this.passedOver;
  }

  /**
   * Takes in the next bytes of the file.
   * @returns the payloads of the records that are whole with them; they share the memory of what was pushed.
   */
  push(bytes: Buffer): Buffer[] {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const payloads: Buffer[] = [];
    let offset = 0;
    while (offset + headerBytes <= all.length) {
      const length = payloadLength(all, offset);
      if (length === null) {
        offset += 1;
        this.passedOver += 1;
        continue;
      }
      const start = offset + headerBytes;
      const end = start + length + footerBytes;
      if (end > all.length) break;
      const payload = all.subarray(start, start + length);
      if (all.readUInt32LE(start + length) === maskedCrc32c(payload)) payloads.push(payload);
      else this.passedOver += end - offset;
      offset = end;
    }
    // A copy, so that what was read can be forgotten.
    this.rest = Buffer.from(all.subarray(offset));
    return payloads;
  }
}

/** The length that a header gives; null where there is no header. */
function payloadLength(bytes: Buffer, offset: number): number | null {
  if (bytes.readUInt32LE(offset + 8) !== maskedCrc32c(bytes.subarray(offset, offset + 8))) return null;
  const length = bytes.readUInt32LE(offset) + bytes.readUInt32LE(offset + 4) * 2 ** 32;
  return length > longestPayload ? null : length;
}
