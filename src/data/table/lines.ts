import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import type { ByteStream } from '../formats/unpack.js';

/** A longer line, or field in quotes, is none of a table. */
export const longestLine = 2 ** 24;

/**
 * The lines of a text in UTF-8, as many at a time as come together, without their ends (`\n` or `\r\n`) and a byte order mark.
 * @throws DataError naming the byte, where the text is not UTF-8 or holds a zero byte, or the line that is too long.
 */
export async function* linesOf({ file, chunks }: ByteStream): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const rest: string[] = [];
  let [position, number, restLength] = [0, 1, 0];
  for await (const chunk of chunks) {
    refuseZero(chunk, position, file);
    const text = decoded(() => decoder.decode(chunk, { stream: true }), file, position);
    position += chunk.length;
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = [...rest.splice(0), lines[0]].join('');
      restLength = 0;
      number += lines.length;
      yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    }
    rest.push(last);
    restLength += last.length;
    if (restLength > longestLine) throw new DataError(l10n.t('{0}, line {1}: {2}', file, number, l10n.t('the line is longer than {0} characters.', longestLine)), { file, row: number });
  }
  const last = rest.join('') + decoded(() => decoder.decode(), file, position);
  if (last !== '') yield [last.endsWith('\r') ? last.slice(0, -1) : last];
}

function refuseZero(chunk: Uint8Array, position: number, file: string): void {
  const place = chunk.indexOf(0);
  if (place < 0) return;
  const byte = position + place;
  throw new DataError(l10n.t('{0} is no table of text: there is a zero byte at byte {1}. It is damaged, or not in UTF-8.', file, byte), { file, byte });
}

function decoded(decode: () => string, file: string, byte: number): string {
  try {
    return decode();
  } catch (error) {
    throw new DataError(l10n.t('{0} is no text in UTF-8, somewhere from byte {1} on.', file, byte), { file, byte }, { cause: error });
  }
}
