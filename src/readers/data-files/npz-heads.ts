import { constants, inflateRawSync } from 'node:zlib';
import type { ArrayHead } from './data-file.js';
import { npyHead } from './npy-head.js';

/** The bytes of a file from a position on; fewer at its end. */
export type ReadAt = (position: number, count: number) => Uint8Array;

const tailBytes = 65_557;
const headBytes = 4096;
/** An archive of more arrays than these is not read for its shapes. */
const mostMembers = 200;

/** The heads of the arrays of an `.npz` file, by their names (PKWARE, APPNOTE.TXT 6.3). */
export function npzHeads(size: number, readAt: ReadAt): ReadonlyMap<string, ArrayHead> {
  const heads = new Map<string, ArrayHead>();
  const tail = viewOf(readAt(Math.max(0, size - tailBytes), tailBytes));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return heads;
  const directory = viewOf(readAt(tail.getUint32(end + 16, true), Math.min(tail.getUint32(end + 12, true), 2 ** 20)));
  for (let place = 0; place + 46 <= directory.byteLength && heads.size < mostMembers && directory.getUint32(place, true) === 0x02014b50; ) {
    const nameLength = directory.getUint16(place + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + place + 46, Math.min(nameLength, directory.byteLength - place - 46)));
    const head = memberHead(readAt, directory.getUint32(place + 42, true), directory.getUint16(place + 10, true));
    if (head !== undefined) heads.set(name.replace(/\.npy$/, ''), head);
    place += 46 + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true);
  }
  return heads;
}

function memberHead(readAt: ReadAt, offset: number, method: number): ArrayHead | undefined {
  const header = viewOf(readAt(offset, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) return undefined;
  const content = readAt(offset + 30 + header.getUint16(26, true) + header.getUint16(28, true), headBytes);
  return npyHead(method === 8 ? inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 }) : content);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
