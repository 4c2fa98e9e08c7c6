import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import { savedConfig, savedObject, type JsonObject } from './objects.js';

/** Layers whose configuration holds what cannot be saved, such as code. */
const unsaved = new Set(['Lambda']);

/** Classes that Keras's public names call otherwise. */
const publicNames: Readonly<Record<string, string>> = { GroupedQueryAttention: 'GroupQueryAttention' };

/** A layer with its configuration, without its place in a model (keras/src/layers/layer.py, `get_config`). */
export function savedLayer(layer: LayerSpec): JsonObject {
  const { className, name, trainable } = layer;
  if (unsaved.has(className)) throw new SavingError(l10n.t('The layer "{0}" ({1}) is made of code, which is not saved. Write it as a layer of Keras.', name, className));
  const given = Object.fromEntries(Object.entries(layer.config).filter(([argument]) => argument !== 'dtype'));
  const config = { ...savedConfig(given, l10n.t('the layer "{0}"', name)), name, ...(trainable ? {} : { trainable }) };
  return savedObject('keras.layers', publicNames[className] ?? className, config);
}

/** The layer that stands for an input of a model. */
export function savedInput(model: ModelSpec, index: number): JsonObject {
  const input = model.inputs[index];
  if (input === undefined || isUnknown(input.shape)) {
    throw new SavingError(l10n.t('The shape of the input of the model "{0}" is not known. Give it with keras.Input(shape=…).', model.name));
  }
  const name = model.layers.find(({ id }) => id === input.layer)?.name ?? input.layer.replaceAll('/', '_');
  return savedObject('keras.layers', 'InputLayer', { batch_shape: [...input.shape], dtype: input.dtype, sparse: false, ragged: false, name });
}
