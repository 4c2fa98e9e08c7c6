import * as l10n from '@vscode/l10n';
import type { SourceText } from '../spec/index.js';
import { UsageError } from './errors.js';

/** What stands for the standard input in the place of a path. */
export const standardInput = '-';

/**
 * Reads the standard input to its end.
 * @param largest The most bytes that it may have.
 * @throws UsageError where it has more, or is not a text.
 */
export async function readStandardInput(largest: number): Promise<SourceText> {
  const path = l10n.t('<standard input>');
  return decodedText(path, await wholeInput(path, process.stdin, largest));
}

/**
 * What comes out of a stream, to its end.
 * @param path Names it in errors.
 * @param largest The most bytes that it may have.
 * @throws UsageError where it has more. Errors of the stream are passed on.
 */
export async function wholeInput(path: string, stream: AsyncIterable<Uint8Array>, largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > largest) throw tooLarge(path, size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The text in the bytes of a file.
 * @throws UsageError naming the file, where it is none.
 */
export function decodedText(path: string, bytes: Uint8Array): SourceText {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new UsageError(l10n.t('{0} is not a text file in UTF-8. If it is a text, save it in UTF-8.', path));
  }
}

export function tooLarge(path: string, bytes: number): UsageError {
  return new UsageError(l10n.t('{0} is too large to be a model definition ({1} MB).', path, Math.round(bytes / 2 ** 20)));
}
