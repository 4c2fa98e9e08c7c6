import { inflateRawSync } from 'node:zlib';

/** Bytes that are read where they are needed: an archive holds the weights, too, which may be gigabytes. */
export interface RandomAccess {
  /** In bytes. */
  readonly size: number;
  /** The bytes from an offset on; fewer than asked for only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Why a file of an archive cannot be had. */
export type ZipProblem = 'no archive' | 'too large' | 'damaged' | 'compression' | 'missing';

export class ZipError extends Error {
  override readonly name = 'ZipError';

  constructor(readonly problem: ZipProblem) {
    super(problem);
  }
}

const signatures = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const sizes = { file: 30, entry: 46, end: 22 } as const;

/** The comment at the end of an archive may be as long as this. */
const longestComment = 0xffff;

/** Sizes and offsets from here on are kept elsewhere (zip64): no archive is read that needs them. */
const zip64 = 0xffffffff;

/** A directory of more bytes than this is not that of a model. */
const largestDirectory = 2 ** 24;

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * One file of a zip archive (PKWARE, APPNOTE.TXT 6.3, sections 4.3 and 4.4), stored or deflated.
 * @param largest The most bytes that the file may have.
 * @throws ZipError where there is no such file, or none that can be read.
 */
export async function zipEntry(archive: RandomAccess, name: string, largest: number): Promise<Uint8Array> {
  const { method, compressedSize, size, offset } = await findEntry(archive, name);
  if (size > largest || compressedSize > largest) throw new ZipError('too large');
  const header = await view(archive, offset, sizes.file);
  if (header.getUint32(0, true) !== signatures.file) throw new ZipError('damaged');
  const start = offset + sizes.file + header.getUint16(26, true) + header.getUint16(28, true);
  const content = await archive.read(start, compressedSize);
  if (content.length < compressedSize) throw new ZipError('damaged');
  if (method === 0) return content;
  if (method !== 8) throw new ZipError('compression');
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw new ZipError('damaged');
  }
}

async function findEntry(archive: RandomAccess, name: string): Promise<Entry> {
  const { offset, length } = await findDirectory(archive);
  const directory = await view(archive, offset, length);
  let place = 0;
  while (place + sizes.entry <= directory.byteLength && directory.getUint32(place, true) === signatures.entry) {
    const nameLength = directory.getUint16(place + 28, true);
    const nameStart = place + sizes.entry;
    if (nameStart + nameLength > directory.byteLength) throw new ZipError('damaged');
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + nameStart, nameLength);
    if (new TextDecoder().decode(bytes) === name) {
      const entry = {
        method: directory.getUint16(place + 10, true),
        compressedSize: directory.getUint32(place + 20, true),
        size: directory.getUint32(place + 24, true),
        offset: directory.getUint32(place + 42, true),
      };
      if ([entry.compressedSize, entry.size, entry.offset].includes(zip64)) throw new ZipError('too large');
      return entry;
    }
    place = nameStart + nameLength + directory.getUint16(place + 30, true) + directory.getUint16(place + 32, true);
  }
  throw new ZipError('missing');
}

/** The table of contents, which the last record of the archive points to. */
async function findDirectory(archive: RandomAccess): Promise<{ readonly offset: number; readonly length: number }> {
  const tail = Math.min(archive.size, sizes.end + longestComment);
  const end = await view(archive, archive.size - tail, tail);
  for (let place = end.byteLength - sizes.end; place >= 0; place -= 1) {
    if (end.getUint32(place, true) !== signatures.end) continue;
    const [length, offset] = [end.getUint32(place + 12, true), end.getUint32(place + 16, true)];
    if (length === zip64 || offset === zip64 || length > largestDirectory) throw new ZipError('too large');
    if (offset + length > archive.size) throw new ZipError('damaged');
    return { offset, length };
  }
  throw new ZipError('no archive');
}

/** @throws ZipError where the archive ends before. */
async function view(archive: RandomAccess, offset: number, length: number): Promise<DataView> {
  const bytes = await archive.read(offset, length);
  if (bytes.length < length) throw new ZipError('damaged');
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
