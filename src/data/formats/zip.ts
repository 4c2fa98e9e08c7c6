import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

const inflate = promisify(inflateRaw);

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const maximumComment = 0xffff;
const maximumBytes = 2 ** 30;

/** A file in an archive, as the central directory lists it. */
interface ZipEntry {
  readonly name: string;
  /** 0: as it is, 8: deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly localHeader: number;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - maximumComment);
  for (let offset = view.byteLength - endLength; offset >= first; offset -= 1) {
    if (view.getUint32(offset, true) === endSignature) return offset;
  }
  return -1;
}

/** The entries of the central directory, by name; bounds are checked by the DataView, whose RangeError is caught above. */
function readDirectory(view: DataView, end: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let offset = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(offset, true) !== entrySignature) throw new RangeError(`no directory entry at ${offset}`);
    const nameLength = view.getUint16(offset + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + offset + 46, nameLength));
    entries.set(name, {
      name,
      method: view.getUint16(offset + 10, true),
      packedBytes: view.getUint32(offset + 20, true),
      bytes: view.getUint32(offset + 24, true),
      localHeader: view.getUint32(offset + 42, true),
    });
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  return entries;
}

function packedBytesOf(view: DataView, entry: ZipEntry): Uint8Array {
  if (view.getUint32(entry.localHeader, true) !== localSignature) throw new RangeError(`no file header at ${entry.localHeader}`);
  const start = entry.localHeader + 30 + view.getUint16(entry.localHeader + 26, true) + view.getUint16(entry.localHeader + 28, true);
  if (start + entry.packedBytes > view.byteLength) throw new RangeError(`${entry.name} goes beyond the end of the file`);
  return new Uint8Array(view.buffer, view.byteOffset + start, entry.packedBytes);
}

/**
 * One file out of a zip archive (PKWARE's APPNOTE, without zip64, encryption or several volumes), stored or deflated.
 * @throws DataError naming the archive, when it is no such archive, is damaged, or has no file of that name.
 */
export async function readZipMember(archive: Uint8Array, member: string, file: string): Promise<Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length < endLength ? -1 : findEnd(view);
  if (end < 0) {
    const message = l10n.t('{0} is not a complete zip archive: its directory is missing at the end, byte {1}. Get the file again.', file, archive.length);
    throw new DataError(message, { file, byte: archive.length });
  }
  try {
    const entries = readDirectory(view, end);
    const entry = entries.get(member);
    if (entry === undefined) {
      throw new DataError(l10n.t('{0} has no {1}; it has {2}.', file, member, [...entries.keys()].join(', ')), { file });
    }
    const packed = packedBytesOf(view, entry);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new RangeError(`compression method ${entry.method}`);
    const unpacked = await inflate(packed, { maxOutputLength: Math.min(Math.max(entry.bytes, 1), maximumBytes) });
    return new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  } catch (error) {
    if (error instanceof DataError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataError(l10n.t('{0} is damaged: {1} cannot be unpacked ({2}). Get the file again.', file, member, reason), { file }, { cause: error });
  }
}
