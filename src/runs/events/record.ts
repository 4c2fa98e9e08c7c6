import { maskedCrc32c } from './crc32c.js';

const headerBytes = 12;
const footerBytes = 4;

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

/** What the whole records at the start of some bytes hold. */
export interface RecordsRead {
  readonly payloads: readonly Uint8Array[];
  /** Where the first record that is not whole begins; the length of the bytes if there is none. */
  readonly end: number;
  /** Whether what follows is damaged, rather than not written yet. */
  readonly damaged: boolean;
}

/**
 * Reads records up to the first that is cut off or damaged: a file that is being written, or whose writer was killed,
 * gives everything up to its last whole record.
 */
export function readRecords(bytes: Uint8Array): RecordsRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const payloads: Uint8Array[] = [];
  let offset = 0;
  while (offset + headerBytes <= bytes.length) {
    if (view.getUint32(offset + 8, true) !== maskedCrc32c(bytes.subarray(offset, offset + 8))) return { payloads, end: offset, damaged: true };
    const length = Number(view.getBigUint64(offset, true));
    const start = offset + headerBytes;
    if (start + length + footerBytes > bytes.length) break;
    const payload = bytes.subarray(start, start + length);
    if (view.getUint32(start + length, true) !== maskedCrc32c(payload)) return { payloads, end: offset, damaged: true };
    payloads.push(payload);
    offset = start + length + footerBytes;
  }
  return { payloads, end: offset, damaged: false };
}
