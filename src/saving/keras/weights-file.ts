import { rename, rm } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { flattened, modelWeights } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { SavedModel } from '../saved-model.js';
import { withVariables, writeVariables, type Variable, type VariableReader } from './hdf5.js';
import { optimizerVariables, type OptimizerProgress } from './optimizer.js';
import { placesOf, type PlacedWeight } from './places.js';

/**
 * Writes the weights of a model as `model.save_weights("….weights.h5")` does, so that Keras loads them. The file is
 * there whole, or not at all.
 * @param progress Of the optimizer, whose variables are then written too; null to leave them out.
 * @throws SavingError naming the layer that cannot be saved, or the file.
 */
export async function writeKerasWeights(path: string, saved: SavedModel, progress: OptimizerProgress | null): Promise<void> {
  const { weights, groups } = placesOf(saved.model, saved.models);
  const variables: Variable[] = weights.map(({ path: place, shape, name }) => ({ path: place, shape, values: saved.read(name) }));
  if (progress !== null && saved.compile !== null) {
    const trained = new Set(modelWeights(flattened(saved.model, saved.models)).flatMap(({ name, trainable }) => (trainable ? [name] : [])));
    variables.push(...optimizerVariables(saved.compile, weights.filter(({ name }) => trained.has(name)), progress, saved.read));
  }
  const whole = `${path}.part`;
  try {
    await writeVariables(whole, variables, groups);
    await rename(whole, path);
  } finally {
    await rm(whole, { force: true });
  }
}

/**
 * Reads weights that Keras or {@link writeKerasWeights} has written.
 * @returns The values of the model's weights, by their names in an engine's state.
 * @throws SavingError naming the file and the weight that is missing or of another shape.
 */
export async function readKerasWeights(path: string, model: ModelSpec, models: readonly ModelSpec[]): Promise<Map<string, Float32Array>> {
  const { weights } = placesOf(model, models);
  return withVariables(path, (reader) => new Map(weights.map((weight) => [weight.name, valuesOf(path, reader, weight)])));
}

function valuesOf(file: string, reader: VariableReader, { path, shape, title }: PlacedWeight): Float32Array {
  const found = reader.read(path);
  if (found === undefined) {
    throw new SavingError(l10n.t('{0} has no weights for "{1}" ({2}). It was saved from another model.', file, title, path));
  }
  if (found.shape.join() !== shape.join() || found.values.length !== elementCount(shape)) {
    throw new SavingError(l10n.t('{0}: "{1}" ({2}) has the shape ({3}), and the model needs ({4}).', file, title, path, found.shape.join(', '), shape.join(', ')));
  }
  return found.values;
}
