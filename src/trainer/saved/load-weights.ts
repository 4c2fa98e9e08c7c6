import * as l10n from '@vscode/l10n';
import { loadKerasArchive, loadKerasWeights, loadLegacyWeights, SavingError, type FoundWeights, type WantedWeights } from '../../saving/index.js';
import { flattened } from '../../nn/index.js';
import { readSafetensors } from './safetensors.js';

/** Whether a file is one of Keras's older format, by its ending. */
export function isLegacyFile(path: string): boolean {
  return /\.(h5|hdf5)$/.test(path) && !path.endsWith('.weights.h5');
}

/**
 * Reads saved weights by the ending of their file: `.keras`, `.weights.h5`, `.h5` of the older format, and what {@link saveModel} leaves where Keras
 * has no format.
 * @throws SavingError naming the file, and the weight that does not fit.
 */
export async function loadWeights(path: string, wanted: WantedWeights): Promise<FoundWeights> {
  if (path.endsWith('.keras')) return loadKerasArchive(path, wanted);
  if (path.endsWith('.weights.h5')) return loadKerasWeights(path, wanted);
  if (path.endsWith('.safetensors')) return { weights: await readSafetensors(path, flattened(wanted.model, wanted.models)), optimizer: null, skipped: [] };
  if (isLegacyFile(path)) return loadLegacyWeights(path, wanted);
  throw new SavingError(l10n.t('{0} is none of the files that Keras 3 loads weights from: .keras, .weights.h5 and .h5. Save it anew with save_weights("….weights.h5").', path));
}
