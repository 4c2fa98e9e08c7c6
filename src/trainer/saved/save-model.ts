import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { flattened } from '../../nn/index.js';
import { makeFolder } from '../../runs/index.js';
import { SavingError, writeKerasArchive, writeKerasWeights, type OptimizerProgress, type SavedModel } from '../../saving/index.js';
import { writeSafetensors } from './safetensors.js';
import { savedAs } from './saved-as.js';

/** A file with a model, and what people should know about it where it is not what they asked for. */
export interface SavedFile {
  readonly path: string;
  readonly note: string | null;
}

/** A model as it is now, and how far its optimizer has come; null where it is not compiled or was not trained. */
export interface ModelNow {
  readonly saved: SavedModel;
  readonly progress: OptimizerProgress | null;
}

/**
 * Saves a model in Keras's formats, by the ending of a path: `.weights.h5` or `.keras`. Another ending is one that Keras 3
 * no longer writes, and becomes `.keras`. What only code can make, such as a subclassed model, has its weights saved as
 * safetensors. Errors of the disk are passed on.
 */
export async function saveModel(path: string, what: 'model' | 'weights', { saved, progress }: ModelNow): Promise<SavedFile> {
  await makeFolder(dirname(path));
  const [kept, instead] = savedAs(path, what);
  try {
    await (what === 'weights' ? writeKerasWeights(kept, saved, progress) : writeKerasArchive(kept, saved, progress));
    const notes = [...(kept === path ? [] : [l10n.t('{0} is written as Keras 3 saves models, in place of {1}.', kept, path)]), ...(what === 'model' ? lacking(saved.model) : [])];
    return { path: kept, note: notes.join(' ') || null };
  } catch (error) {
    if (!(error instanceof SavingError)) throw error;
    await writeSafetensors(instead, flattened(saved.model, saved.models), saved.read);
    return { path: instead, note: l10n.t('{0} holds the weights alone, as safetensors: {1}', instead, error.message) };
  }
}

/** What to say of layers that the file lacks. */
function lacking({ doneToData = [] }: SavedModel['model']): readonly string[] {
  return doneToData.map((layer) => l10n.t('The layer "{0}" is not in the file, which takes the numbers that it makes of texts: GradLens trains on these.', layer));
}
