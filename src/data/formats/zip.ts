import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { bytesInMemory, partOf, type FileBytes } from './bytes.js';
import { crc32 } from './crc32.js';
import { unpackedOnDisk } from './unpack.js';

const inflate = promisify(inflateRaw);

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const locator64Length = 20;
const localLength = 30;
const maximumComment = 0xffff;
/** What stands in a field of 32 bits whose number is in the zip64 record. */
const elsewhere = 0xffffffff;
/** The number of the extra field with the sizes of large files. */
const zip64Field = 1;
/** More than any packed array that is unpacked in memory. */
const maximumBytes = 2 ** 30;
/** A directory that is longer lists more files than arrays are kept in. */
const maximumDirectory = 2 ** 24;

/** A file in an archive, as the central directory lists it. */
interface ZipEntry {
  readonly name: string;
  /** 0: as it is, 8: deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc: number;
  readonly localHeader: number;
}

/** Where the central directory lies. */
interface Directory {
  readonly start: number;
  readonly bytes: number;
  readonly entries: number;
}

/**
 * One file out of a zip archive (PKWARE's APPNOTE, without encryption or several volumes): one that is stored as it is
 * stays where it lies, one that is deflated is unpacked.
 * @param memory What does not fit is unpacked into a temporary file; without it, everything is unpacked in memory.
 * @throws DataError naming the archive, when it is no such archive, is damaged, has no file of that name, or, without
 * {@link DataMemory}, one that unpacks to more than 1 GiB.
 */
export async function zipMember(archive: FileBytes, member: string, memory?: DataMemory): Promise<FileBytes> {
  const { file } = archive;
  const tailStart = Math.max(0, archive.length - endLength - maximumComment - locator64Length);
  const tail = viewOf(await archive.read(tailStart, archive.length - tailStart));
  const end = endIn(tail);
  if (end < 0) {
    const message = l10n.t('{0} is not a complete zip archive: its directory is missing at the end, byte {1}. Get the file again.', file, archive.length);
    throw new DataError(message, { file, byte: archive.length });
  }
  try {
    const entries = await readDirectory(archive, await locateDirectory(archive, tail, end));
    const entry = entries.get(member);
    if (entry === undefined) {
      throw new DataError(l10n.t('{0} has no {1}; it has {2}.', file, member, [...entries.keys()].join(', ')), { file });
    }
    const packed = await packedBytes(archive, entry, `${file}/${member}`);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new RangeError(`compression method ${entry.method}`);
    if (memory !== undefined && (entry.bytes > maximumBytes || !memory.fits(entry.bytes))) return await unpackedMember(packed, entry, memory);
    if (packed.length > maximumBytes) throw new RangeError(l10n.t('it unpacks to more than {0} bytes', maximumBytes));
    const unpacked = await inflate(await packed.read(0, packed.length), { maxOutputLength: Math.min(Math.max(entry.bytes, 1), maximumBytes) });
    requireChecksum(entry, crc32(unpacked));
    return bytesInMemory(new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength), packed.file);
  } catch (error) {
    if (error instanceof DataError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(l10n.t('{0} is damaged: {1} cannot be unpacked ({2}). Get the file again.', file, member, reason), { file }, { cause: error });
  }
}

async function unpackedMember(packed: FileBytes, entry: ZipEntry, memory: DataMemory): Promise<FileBytes> {
  let crc = 0;
  const bytes = await unpackedOnDisk(packed, 'deflate', entry.bytes, memory, (chunk) => (crc = crc32(chunk, crc)));
  requireChecksum(entry, crc);
  return bytes;
}

function requireChecksum({ crc }: ZipEntry, actual: number): void {
  if (actual !== crc) throw new RangeError(l10n.t('its checksum is wrong'));
}

function endIn(tail: DataView): number {
  for (let offset = tail.byteLength - endLength; offset >= 0; offset -= 1) {
    if (tail.getUint32(offset, true) === endSignature) return offset;
  }
  return -1;
}

/** Bounds are checked by the DataView, whose RangeError is caught above. */
async function locateDirectory(archive: FileBytes, tail: DataView, end: number): Promise<Directory> {
  const [entries, bytes, start] = [tail.getUint16(end + 10, true), tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  const locator = end - locator64Length;
  if (start !== elsewhere || locator < 0 || tail.getUint32(locator, true) !== locator64Signature) return { start, bytes, entries };
  const record = viewOf(await archive.read(large(tail, locator + 8), 56));
  if (record.getUint32(0, true) !== end64Signature) throw new RangeError('no zip64 record');
  return { entries: large(record, 32), bytes: large(record, 40), start: large(record, 48) };
}

async function readDirectory(archive: FileBytes, { start, bytes, entries: count }: Directory): Promise<Map<string, ZipEntry>> {
  const view = viewOf(await archive.read(start, Math.min(bytes, maximumDirectory)));
  const entries = new Map<string, ZipEntry>();
  let offset = 0;
  for (let left = count; left > 0; left -= 1) {
    if (view.getUint32(offset, true) !== entrySignature) throw new RangeError(`no directory entry at ${start + offset}`);
    const nameLength = view.getUint16(offset + 28, true);
    const extraLength = view.getUint16(offset + 30, true);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + offset + 46, nameLength));
    // Uncompressed size, packed size and place, in this order in the extra field where they are too large for their own.
    const short = [24, 20, 42].map((field) => view.getUint32(offset + field, true));
    const [unpacked = 0, packed = 0, localHeader = 0] = withLarge(short, view, offset + 46 + nameLength, extraLength);
    entries.set(name, {
      name,
      method: view.getUint16(offset + 10, true),
      packedBytes: packed,
      bytes: unpacked,
      crc: view.getUint32(offset + 16, true),
      localHeader,
    });
    offset += 46 + nameLength + extraLength + view.getUint16(offset + 32, true);
  }
  return entries;
}

function withLarge(values: readonly number[], view: DataView, start: number, length: number): readonly number[] {
  let field = start;
  while (field + 4 <= start + length && view.getUint16(field, true) !== zip64Field) field += 4 + view.getUint16(field + 2, true);
  if (field + 4 > start + length) return values;
  let place = field + 4;
  return values.map((value) => {
    if (value !== elsewhere) return value;
    place += 8;
    return large(view, place - 8);
  });
}

async function packedBytes(archive: FileBytes, entry: ZipEntry, file: string): Promise<FileBytes> {
  const header = viewOf(await archive.read(entry.localHeader, localLength));
  if (header.getUint32(0, true) !== localSignature) throw new RangeError(`no file header at ${entry.localHeader}`);
  const start = entry.localHeader + localLength + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.packedBytes > archive.length) throw new RangeError(`${entry.name} goes beyond the end of the file`);
  return partOf(archive, start, entry.packedBytes, file);
}

function large(view: DataView, offset: number): number {
  const value = Number(view.getBigUint64(offset, true));
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} at ${offset}`);
  return value;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
