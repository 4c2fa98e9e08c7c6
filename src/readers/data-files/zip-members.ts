import { inflateRawSync } from 'node:zlib';

/** The bytes of a file from a position on; fewer at its end. */
export type ReadAt = (position: number, count: number) => Uint8Array;

const tailBytes = 65_557;
/** A directory of more bytes is not that of arrays or of a model. */
const mostDirectory = 2 ** 20;
const packedMethod = 8;

/** A file in a zip archive. */
export interface ZipMember {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header lies. */
  readonly offset: number;
}

/** The files in a zip archive, as its directory lists them (PKWARE, APPNOTE.TXT 6.3); none where it is no such archive. */
export function* zipMembers(size: number, readAt: ReadAt): Generator<ZipMember> {
  const tail = viewOf(readAt(Math.max(0, size - tailBytes), tailBytes));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return;
  const directory = viewOf(readAt(tail.getUint32(end + 16, true), Math.min(tail.getUint32(end + 12, true), mostDirectory)));
  for (let place = 0; place + 46 <= directory.byteLength && directory.getUint32(place, true) === 0x02014b50; ) {
    const nameLength = directory.getUint16(place + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(directory.buffer, directory.byteOffset + place + 46, Math.min(nameLength, directory.byteLength - place - 46)),
    );
    yield {
      name,
      isPacked: directory.getUint16(place + 10, true) === packedMethod,
      packedBytes: directory.getUint32(place + 20, true),
      bytes: directory.getUint32(place + 24, true),
      offset: directory.getUint32(place + 42, true),
    };
    place += 46 + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true);
  }
}

/** The first bytes of a file in an archive, as they are packed; `undefined` where it is not there. */
export function packedContent(readAt: ReadAt, { offset }: Pick<ZipMember, 'offset'>, count: number): Uint8Array | undefined {
  const header = viewOf(readAt(offset, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) return undefined;
  return readAt(offset + 30 + header.getUint16(26, true) + header.getUint16(28, true), count);
}

/** A whole file in an archive. @param most How many bytes it may have. Damaged ones give errors of Node. */
export function wholeContent(readAt: ReadAt, member: ZipMember, most: number): Uint8Array | undefined {
  if (member.bytes > most || member.packedBytes > most) return undefined;
  const content = packedContent(readAt, member, member.packedBytes);
  return content === undefined || !member.isPacked ? content : inflateRawSync(content, { maxOutputLength: most });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
