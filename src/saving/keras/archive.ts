import { mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { strToU8, zipSync } from 'fflate';
import { DataError, withFile, zipMember, type FileBytes } from '../../data/index.js';
import { elementCount } from '../../graph/index.js';
import { flattened, modelWeights } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { SavedModel } from '../saved-model.js';
import { savedCompilation } from './compile-configuration.js';
import { savedModel } from './configuration.js';
import type { OptimizerProgress } from './optimizer.js';
import { sizeOfFile } from './read-hdf5.js';
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
        [weightsEntry]: new Uint8Array(await readFile(weights)),
      },
      { level: 0 },
    );
    await writeFile(whole, archive);
    await rename(whole, path);
  } finally {
    await Promise.all([rm(weights, { force: true }), rm(whole, { force: true })]);
  }
}

/**
 * Reads the weights in a `.keras` archive, as `load_model()` and `load_weights()` do.
 * @throws SavingError naming the file, where it is no such archive, or the weight that does not fit.
 */
export async function loadKerasArchive(path: string, wanted: WantedWeights): Promise<FoundWeights> {
  const folder = await mkdtemp(join(tmpdir(), `gradlens-read-${process.pid}-`));
  try {
    const weights = join(folder, weightsEntry);
    await unpackWeights(path, weights, mostBytes(wanted));
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

/** The weights in an archive. */
const weightsEntry = 'model.weights.h5';

/** How many bytes are copied at once. */
const chunkBytes = 2 ** 24;

/**
 * Copies the weights file out of a `.keras` archive.
 * @param most How many bytes it may have. Errors of the disk that is written to are passed on.
 * @throws SavingError naming the file, where it is no such archive, or not whole.
 */
export async function unpackWeights(path: string, output: string, most = Number.POSITIVE_INFINITY): Promise<void> {
  await sizeOfFile(path);
  try {
    await withFile(path, async (archive) => {
      const weights = await zipMember(archive, weightsEntry);
      if (weights.length > most) throw new SavingError(l10n.t('{0} has {1} bytes of weights, many times more than the model needs. It was saved from another model.', path, weights.length));
      await copyTo(output, weights);
    });
  } catch (error) {
    throw error instanceof DataError ? new SavingError(l10n.t('{0} is not a whole .keras archive: {1}', path, error.message), { cause: error }) : error;
  }
}

async function copyTo(output: string, bytes: FileBytes): Promise<void> {
  const file = await open(output, 'w');
  try {
    for (let position = 0; position < bytes.length; position += chunkBytes) await file.write(await bytes.read(position, chunkBytes));
  } finally {
    await file.close();
  }
}

/** More than a model's weights and what any optimizer remembers of them take, with all that lies between them in the file. */
function mostBytes({ model, models }: WantedWeights): number {
  return modelWeights(flattened(model, models)).reduce((sum, { spec }) => sum + 64 * elementCount(spec.shape) + 2 ** 16, 2 ** 24);
}
