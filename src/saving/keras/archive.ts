import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { SavedModel } from '../saved-model.js';
import { savedCompilation } from './compile-configuration.js';
import { savedModel } from './configuration.js';
import type { OptimizerProgress } from './optimizer.js';
import { loadKerasWeights, writeKerasWeights, type FoundWeights, type WantedWeights } from './weights-file.js';

/** The version of Keras whose format this is. */
const kerasVersion = '3.15.1';

/**
 * Writes a model as `model.save("….keras")` does: its configuration, its weights and, where it is compiled, its optimizer
 * (keras/src/saving/saving_lib.py). The file is there whole, or not at all.
 * @throws SavingError naming what Keras could not load.
 */
export async function writeKerasArchive(path: string, saved: SavedModel, progress: OptimizerProgress | null): Promise<void> {
  const compilation = saved.compile === null ? null : savedCompilation(saved.compile);
  const config = { ...savedModel(saved.model, saved.models), compile_config: compilation };
  const metadata = { keras_version: kerasVersion, date_saved: new Date().toISOString().slice(0, 19).replace('T', '@') };
  const [weights, whole] = [`${path}.weights.h5.part`, `${path}.part`];
  try {
    await writeKerasWeights(weights, saved, compilation === null ? null : progress);
    const archive = zipSync(
      {
        'metadata.json': strToU8(JSON.stringify(metadata)),
        'config.json': strToU8(JSON.stringify(config)),
        'model.weights.h5': new Uint8Array(await readFile(weights)),
      },
      { level: 0 },
    );
    await writeFile(whole, archive);
    await rename(whole, path);
  } finally {
    await Promise.all([rm(weights, { force: true }), rm(whole, { force: true })]);
  }
}

/** How large the weights in an archive may be once unpacked. */
const largestWeights = 4 * 1024 ** 3;

/**
 * Reads the weights in a `.keras` archive, as `load_model()` and `load_weights()` do.
 * @throws SavingError naming the file, where it is no such archive, or the weight that does not fit.
 */
export async function loadKerasArchive(path: string, wanted: WantedWeights): Promise<FoundWeights> {
  const content = archivedWeights(path, await contentOf(path));
  const folder = await mkdtemp(join(tmpdir(), `gradlens-read-${process.pid}-`));
  try {
    const weights = join(folder, 'model.weights.h5');
    await writeFile(weights, content);
    return await loadKerasWeights(weights, wanted, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Reads the weights of a model in a `.keras` archive.
 * @returns The values of all of them, by their names in an engine's state.
 * @throws SavingError naming the file, where it is no such archive, or the weight that does not fit.
 */
export async function readKerasArchive(path: string, model: ModelSpec, models: readonly ModelSpec[]): Promise<ReadonlyMap<string, Float32Array>> {
  return (await loadKerasArchive(path, { model, models, optimizer: null, skipsMismatch: false })).weights;
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new SavingError(l10n.t('{0} cannot be read: {1}', path, error instanceof Error ? error.message : String(error)));
  }
}

/**
 * The weights file in a `.keras` archive.
 * @throws SavingError naming the file, where it is no such archive, or not whole.
 */
export function archivedWeights(path: string, archive: Uint8Array): Uint8Array {
  let entry: Uint8Array | undefined;
  try {
    entry = unzipSync(archive, { filter: ({ name, originalSize }) => name === 'model.weights.h5' && originalSize <= largestWeights })['model.weights.h5'];
  } catch (error) {
    throw new SavingError(l10n.t('{0} is not a whole .keras archive: {1}', path, error instanceof Error ? error.message : String(error)));
  }
  if (entry === undefined) throw new SavingError(l10n.t('{0} has no weights in it (model.weights.h5).', path));
  return entry;
}
