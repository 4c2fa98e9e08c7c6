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
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largest) throw new UsageError(l10n.t('{0} is too large to be a model definition ({1} MB).', path, Math.round(size / 2 ** 20)));
    chunks.push(chunk);
  }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    throw new UsageError(l10n.t('{0} is not a text file in UTF-8.', path));
  }
}
