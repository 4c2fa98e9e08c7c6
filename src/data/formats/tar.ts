import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import { partOf, type FileBytes } from './bytes.js';

const blockBytes = 512;
/** An archive of more files than these is none of a data set. */
const mostMembers = 10_000;

/**
 * The regular files of a tar archive (POSIX ustar), by their paths.
 * @throws DataError naming the byte, where it is no such archive or is cut off.
 */
export async function tarMembers(archive: FileBytes): Promise<ReadonlyMap<string, FileBytes>> {
  const { file } = archive;
  const fail = (byte: number, problem: string): never => {
    throw new DataError(l10n.t('{0} is not a readable tar archive, at byte {1}: {2}', file, byte, problem), { file, byte });
  };
  const members = new Map<string, FileBytes>();
  for (let position = 0; position + blockBytes <= archive.length && members.size < mostMembers; ) {
    const header = Buffer.from(await archive.read(position, blockBytes));
    // Blocks of zeros are the end.
    if (header[0] === 0) break;
    const size = numberIn(header, 124, 12);
    if (size === null || numberIn(header, 148, 8) !== checksum(header)) return fail(position, l10n.t('there is no header of a file.'));
    const start = position + blockBytes;
    if (start + size > archive.length) return fail(archive.length, l10n.t('the file ends in the middle.'));
    const path = [textIn(header, 345, 155), textIn(header, 0, 100)].filter((part) => part !== '').join('/');
    const isRegular = header[156] === 0 || header[156] === 0x30;
    if (isRegular) members.set(path, partOf(archive, start, size, `${file}/${path}`));
    position = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  return members;
}

function textIn(header: Buffer, start: number, length: number): string {
  const text = header.subarray(start, start + length);
  const end = text.indexOf(0);
  return text.subarray(0, end < 0 ? length : end).toString('utf8');
}

/** A number in octal digits; null where there are none. */
function numberIn(header: Buffer, start: number, length: number): number | null {
  const digits = textIn(header, start, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

/** The sum of the header's bytes, with spaces in the place of the sum itself. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 0x20 : byte), 0);
}
