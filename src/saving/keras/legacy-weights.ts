import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { weightName } from '../../nn/index.js';
import { isUnknown, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { Hdf5Layer } from './hdf5-thread.js';
import { readHdf5 } from './read-hdf5.js';
import type { FoundWeights, WantedWeights } from './weights-file.js';

/** A weight that a file of the older format has a value for. */
interface LegacyWeight {
  /** Its name in an engine's state. */
  readonly name: string;
  /** For people: `dense/kernel`. */
  readonly title: string;
  readonly shape: readonly number[];
  readonly isTrained: boolean;
}

/** A layer, or a model that is used as one, with its weights in the order of the file. */
interface LegacyLayer {
  readonly name: string;
  readonly weights: readonly LegacyWeight[];
}

/** A weight of the model and its place in the file. */
interface Match {
  readonly weight: LegacyWeight;
  readonly path: string;
}

/**
 * Reads weights in Keras's older format: those that Keras 1 and 2 wrote, and whole models in HDF5 of Keras 3. The layers with
 * weights are matched in their order, or by their names (keras/src/legacy/saving/legacy_h5_format.py,
 * `load_weights_from_hdf5_group` and `load_weights_from_hdf5_group_by_name`). What the optimizer remembers stays unread.
 * @throws SavingError naming the file and what in it does not fit.
 */
export async function loadLegacyWeights(path: string, wanted: WantedWeights): Promise<FoundWeights> {
  const { layers } = await readHdf5({ file: path, arrays: [], groups: [], layers: true });
  if (layers === null) throw new SavingError(l10n.t('{0} holds no weights as Keras saves them in HDF5: it has no list of layers.', path));
  const own = legacyLayers(wanted.model, wanted.models);
  const skipped: string[] = [];
  const matches = wanted.byName === true ? matchedByName(own, layers, path, wanted.skipsMismatch, skipped) : matchedInOrder(own, layers, path);
  const { arrays } = await readHdf5({ file: path, arrays: matches.map(({ weight, path: place }) => ({ path: place, shape: weight.shape })), groups: [] });
  const weights = new Map<string, Float32Array>();
  for (const { weight, path: place } of matches) {
    const found = arrays.get(place);
    if (found?.values?.length === elementCount(weight.shape)) weights.set(weight.name, found.values);
    else if (wanted.skipsMismatch) skipped.push(weight.title);
    else if (found === undefined) throw new SavingError(l10n.t('{0} has no weights for "{1}" ({2}). It was saved from another model.', path, weight.title, place));
    else throw new SavingError(l10n.t('{0}: "{1}" ({2}) has the shape ({3}), and the model needs ({4}).', path, weight.title, place, found.shape.join(', '), weight.shape.join(', ')));
  }
  return { weights, optimizer: null, skipped };
}

function matchedInOrder(own: readonly LegacyLayer[], layers: readonly Hdf5Layer[], path: string): Match[] {
  const saved = layers.filter(({ weights }) => weights.length > 0);
  if (saved.length !== own.length) {
    throw new SavingError(l10n.t('{0} has {1} layers with weights, and the model has {2}. It was saved from another model.', path, saved.length, own.length));
  }
  return own.flatMap((layer, index) => {
    const from = saved[index] ?? { name: '', weights: [] };
    if (from.weights.length !== layer.weights.length) throw otherCount(path, layer, from);
    return matched(layer, from);
  });
}

function matchedByName(own: readonly LegacyLayer[], layers: readonly Hdf5Layer[], path: string, skipsMismatch: boolean, skipped: string[]): Match[] {
  return own.flatMap((layer) => {
    const from = layers.find(({ name }) => name === layer.name);
    if (from === undefined) return [];
    if (from.weights.length === layer.weights.length) return matched(layer, from);
    if (!skipsMismatch) throw otherCount(path, layer, from);
    skipped.push(...layer.weights.map(({ title }) => title));
    return [];
  });
}

function matched({ weights }: LegacyLayer, from: Hdf5Layer): Match[] {
  return weights.map((weight, place) => ({ weight, path: from.weights[place] ?? '' }));
}

function otherCount(path: string, layer: LegacyLayer, from: Hdf5Layer): SavingError {
  return new SavingError(l10n.t('{0} has {1} weights in the layer "{2}", and the layer "{3}" of the model has {4}. It was saved from another model.', path, from.weights.length, from.name, layer.name, layer.weights.length));
}

/** The layers of a model that have weights. @throws SavingError naming a layer whose weights are not known. */
function legacyLayers(model: ModelSpec, models: readonly ModelSpec[]): LegacyLayer[] {
  const seen = new Set<string>();
  const layers: LegacyLayer[] = [];
  for (const layer of model.layers) {
    if (seen.has(layer.id)) continue;
    seen.add(layer.id);
    const weights = trainedFirst(weightsOf(layer, models, true));
    if (weights.length > 0) layers.push({ name: layer.name, weights });
  }
  return layers;
}

/** `trainable_weights + non_trainable_weights`, as the format has them. */
function trainedFirst(weights: readonly LegacyWeight[]): LegacyWeight[] {
  return [...weights.filter(({ isTrained }) => isTrained), ...weights.filter(({ isTrained }) => !isTrained)];
}

function weightsOf(layer: LayerSpec, models: readonly ModelSpec[], isTrained: boolean): LegacyWeight[] {
  const inner = models.find(({ id }) => id === layer.id);
  const trains = isTrained && layer.trainable;
  if (inner !== undefined) return inner.layers.flatMap((each) => weightsOf(each, models, trains));
  if (isUnknown(layer.weights)) throw new SavingError(l10n.t('The weights of the layer "{0}" are not known: {1}', layer.name, layer.weights.reason));
  return layer.weights.map((spec) => ({ name: weightName(layer, spec.name), title: `${layer.name}/${spec.name}`, shape: spec.shape, isTrained: trains && spec.trainable }));
}
