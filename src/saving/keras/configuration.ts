import * as l10n from '@vscode/l10n';
import { isUnknown, type InputSpec, type LayerCall, type LayerSpec, type ModelSpec, type TensorReference } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import { savedArguments } from './calls.js';
import { savedFunction } from './functions.js';
import { savedInput, savedLayer } from './layers.js';
import { savedObject, type Json, type JsonObject } from './objects.js';

/**
 * A model as `model.to_json()` and the `config.json` in a `.keras` archive have it (keras/src/models/sequential.py and
 * functional.py, `get_config`).
 * @throws SavingError naming what Keras could not make of it again.
 */
export function savedModel(model: ModelSpec, models: readonly ModelSpec[]): JsonObject {
  switch (model.className) {
    case 'Sequential':
      return savedObject('keras', 'Sequential', sequential(model, models));
    case 'Functional':
      return savedObject('keras.src.models.functional', 'Functional', functional(model, models));
    case 'Subclassed':
      throw new SavingError(l10n.t('The model "{0}" is a class of its own, which is code and not saved. Save Sequential and functional models.', model.name));
  }
}

function layerOf(layer: LayerSpec, models: readonly ModelSpec[]): JsonObject {
  const inner = models.find(({ id }) => id === layer.id);
  return inner === undefined ? savedLayer(layer) : savedModel(inner, models);
}

function sequential(model: ModelSpec, models: readonly ModelSpec[]): JsonObject {
  const layers = model.layers.filter(({ className }) => className !== 'InputLayer').map((layer) => layerOf(layer, models));
  const [input] = model.inputs;
  const shape: Json = input === undefined || isUnknown(input.shape) ? null : [...input.shape];
  return { name: model.name, trainable: model.trainable ?? true, layers: [savedInput(model, 0), ...layers], build_input_shape: shape };
}

function functional(model: ModelSpec, models: readonly ModelSpec[]): JsonObject {
  const names = new Map(model.layers.map(({ id, name }) => [id, name]));
  const tensorOf = (reference: TensorReference): Json => [names.get(reference.layer) ?? reference.layer, reference.call, reference.output];
  const layers = model.layers.map((layer): JsonObject => {
    const index = model.inputs.findIndex((input: InputSpec) => input.layer === layer.id);
    if (index >= 0) return { ...savedInput(model, index), name: layer.name, inbound_nodes: [] };
    const nodes = layer.calls.map((call: LayerCall) => savedArguments(layer, call, model));
    return { ...(layer.isFunction === true ? savedFunction(layer) : layerOf(layer, models)), name: layer.name, inbound_nodes: nodes };
  });
  const inputs = model.inputs.map(({ layer }) => tensorOf({ layer, call: 0, output: 0 }));
  const outputs = model.outputs.map(tensorOf);
  return { name: model.name, trainable: model.trainable ?? true, layers, input_layers: oneOrMore(inputs), output_layers: oneOrMore(outputs) };
}

const oneOrMore = (tensors: readonly Json[]): Json => (tensors.length === 1 ? (tensors[0] ?? null) : tensors);
