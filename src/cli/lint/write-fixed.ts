import { readFile, writeFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { UsageError } from '../errors.js';

const byteOrderMark = '\ufeff';

/**
 * Writes a file after its fixes; every byte that no fix is about stays, a byte order mark too.
 * @param before What was read of the file.
 * @throws UsageError where the file says something else by now, or cannot be written.
 */
export async function writeFixed(path: string, before: string, after: string): Promise<void> {
  try {
    const written = await readFile(path, 'utf8');
    const mark = written.startsWith(byteOrderMark) ? byteOrderMark : '';
    if (written !== mark + before) throw new UsageError(l10n.t('{0} has changed while it was read; it is left as it is.', path));
    await writeFile(path, mark + after);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(l10n.t('{0} cannot be written: {1}', path, error instanceof Error ? error.message : String(error)));
  }
}
