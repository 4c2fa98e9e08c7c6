import { rename, rm } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { flattened, modelWeights } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { SavedModel } from '../saved-model.js';
import { writeVariables, type Variable } from './hdf5.js';
import type { Hdf5Answer } from './hdf5-thread.js';
import { optimizerFolder, optimizerVariables, type OptimizerProgress } from './optimizer.js';
import { placesOf, type PlacedWeight } from './places.js';
import { readHdf5 } from './read-hdf5.js';
import { optimizerRequest, savedOptimizer, type SavedOptimizer, type WantedOptimizer } from './saved-optimizer.js';

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
    variables.push(...optimizerVariables(saved.compile, trainedOf(saved, weights), progress, saved.read));
  }
  const whole = `${path}.part`;
  try {
    await writeVariables(whole, variables, groups);
    await rename(whole, path);
  } finally {
    await rm(whole, { force: true });
  }
}

/** What is to be read from a file of weights. */
export interface WantedWeights {
  readonly model: ModelSpec;
  /** All models of the program, among them those that stand as layers. */
  readonly models: readonly ModelSpec[];
  /** Null where the model has none, or it is not wanted. */
  readonly optimizer: WantedOptimizer | null;
  /** Whether weights that are missing or of another shape are left out. */
  readonly skipsMismatch: boolean;
  /** Set where the layers of a file of the older format are found by their names. */
  readonly byName?: boolean;
}

/** What a file of weights holds of a model. */
export interface FoundWeights {
  /** By their names in an engine's state. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** Null where the file has none that the model's could be taken for. */
  readonly optimizer: SavedOptimizer | null;
  /** What was left out, for people: `dense/kernel`. */
  readonly skipped: readonly string[];
}

/**
 * Reads weights that Keras or {@link writeKerasWeights} has written, as `load_weights()` does.
 * @param title The path that people know the file by, where it is not the same.
 * @throws SavingError naming the file and the weight that is missing or of another shape.
 */
export async function loadKerasWeights(path: string, wanted: WantedWeights, title = path): Promise<FoundWeights> {
  const { weights } = placesOf(wanted.model, wanted.models);
  const optimizer = wanted.optimizer === null ? null : { ...wanted.optimizer, weights: trainedOf(wanted, weights) };
  const ofOptimizer = optimizer === null ? [] : optimizerRequest(optimizer);
  const answer = await readHdf5({ file: path, arrays: [...weights, ...ofOptimizer], groups: [optimizerFolder] }, title);
  const found = new Map<string, Float32Array>();
  const skipped: string[] = [];
  for (const weight of weights) {
    const values = answer.arrays.get(weight.path)?.values ?? null;
    if (values !== null && values.length === elementCount(weight.shape)) found.set(weight.name, values);
    else if (wanted.skipsMismatch) skipped.push(weight.title);
    else throw new SavingError(reasonAgainst(title, answer, weight));
  }
  return { weights: found, optimizer: optimizer === null ? null : savedOptimizer(answer, optimizer), skipped };
}

/**
 * Reads the weights of a model that Keras or {@link writeKerasWeights} has written.
 * @returns The values of all of them, by their names in an engine's state.
 * @throws SavingError naming the file and the weight that is missing or of another shape.
 */
export async function readKerasWeights(path: string, model: ModelSpec, models: readonly ModelSpec[]): Promise<ReadonlyMap<string, Float32Array>> {
  return (await loadKerasWeights(path, { model, models, optimizer: null, skipsMismatch: false })).weights;
}

/** Those of the weights that are trained. */
function trainedOf({ model, models }: Pick<SavedModel, 'model' | 'models'>, weights: readonly PlacedWeight[]): PlacedWeight[] {
  const trained = new Set(modelWeights(flattened(model, models)).flatMap(({ name, trainable }) => (trainable ? [name] : [])));
  return weights.filter(({ name }) => trained.has(name));
}

/** Why a file has no values for a weight. */
function reasonAgainst(file: string, { arrays }: Hdf5Answer, { path, shape, title }: PlacedWeight): string {
  const found = arrays.get(path);
  if (found === undefined) return l10n.t('{0} has no weights for "{1}" ({2}). It was saved from another model.', file, title, path);
  if (found.shape.join() === shape.join()) return l10n.t('{0}: "{1}" ({2}) holds no numbers.', file, title, path);
  return l10n.t('{0}: "{1}" ({2}) has the shape ({3}), and the model needs ({4}).', file, title, path, found.shape.join(', '), shape.join(', '));
}
