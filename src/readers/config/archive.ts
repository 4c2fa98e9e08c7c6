import * as l10n from '@vscode/l10n';
import type { SourceText } from '../../spec/index.js';
import { KerasConfigError } from './config-error.js';
import { zipEntry, ZipError, type RandomAccess, type ZipProblem } from './zip.js';

export type { RandomAccess };

/** What Keras calls the configuration in the archive (keras/src/saving/saving_lib.py). */
const entryName = 'config.json';

/** A configuration of more bytes than this is not read. */
const largestConfig = 2 ** 26;

/**
 * The configuration in a `.keras` archive, to be read by `readKerasConfig`. The weights stay unread.
 * @throws KerasConfigError where there is none; the message names the file and says why.
 */
export async function kerasArchiveConfig(path: string, archive: RandomAccess): Promise<SourceText> {
  try {
    const bytes = await zipEntry(archive, entryName, largestConfig);
    return { path, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof ZipError) throw new KerasConfigError(explain(path, error.problem));
    throw error;
  }
}

function explain(path: string, problem: ZipProblem): string {
  switch (problem) {
    case 'no archive':
      return l10n.t('{0} is no archive as Keras 3 saves them. Models in HDF5 can be saved anew, by model.save("model.keras").', path);
    case 'too large':
      return l10n.t('{0} is too large to be read: model.to_json() gives the configuration alone.', path);
    case 'damaged':
      return l10n.t('{0} is damaged: its contents are not where the archive says.', path);
    case 'compression':
      return l10n.t('{0} is compressed in a way that is not read.', path);
    case 'missing':
      return l10n.t('{0} is no saved Keras model: it holds no "{1}".', path, entryName);
  }
}
