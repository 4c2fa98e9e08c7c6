import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { DataError } from '../errors.js';

/** A picture with four bytes a pixel: red, green, blue, and how opaque it is. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** More pixels than a camera takes; a file that claims more is refused before memory is taken for them. */
const maximumPixels = 2 ** 26;

/**
 * Decodes a PNG or JPEG file, told by its first bytes.
 * @throws DataError naming the file, where it is damaged, too large, or another kind of picture.
 */
export async function readPicture(file: string): Promise<Picture> {
  return decoded(await readFile(file).catch((error: unknown) => cannotRead(file, error)), file);
}

/** {@link readPicture}, waiting for the disk. */
export function readPictureNow(file: string): Picture {
  try {
    return decoded(readFileSync(file), file);
  } catch (error) {
    if (error instanceof DataError) throw error;
    return cannotRead(file, error);
  }
}

function cannotRead(file: string, error: unknown): never {
  throw new DataError(l10n.t('{0} cannot be read: {1}', file, reasonOf(error)), { file }, { cause: error });
}

function decoded(bytes: Buffer, file: string): Picture {
  const isPng = bytes.subarray(0, 4).equals(Buffer.from('\x89PNG', 'latin1'));
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) {
    throw new DataError(l10n.t('{0} is neither a PNG nor a JPEG picture (byte 0).', file), { file, byte: 0 });
  }
  try {
    return isPng ? decodePng(bytes) : decodeJpegFile(bytes);
  } catch (error) {
    throw new DataError(l10n.t('{0} is damaged and cannot be decoded: {1}', file, reasonOf(error)), { file }, { cause: error });
  }
}

function decodePng(bytes: Buffer): Picture {
  if (bytes.length < 24) throw new RangeError(l10n.t('it ends at byte {0}.', bytes.length));
  const claimed = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (claimed > maximumPixels) throw new RangeError(l10n.t('it claims {0} pixels.', claimed));
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, pixels: data };
}

function decodeJpegFile(bytes: Buffer): Picture {
  const { width, height, data } = decodeJpeg(bytes, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: maximumPixels / 1e6,
    maxMemoryUsageInMB: 1024,
  });
  return { width, height, pixels: data };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
