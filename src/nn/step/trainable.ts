import * as l10n from '@vscode/l10n';
import {
  isConfigObject,
  isUnknown,
  type ConfigValue,
  type LayerSpec,
  type ModelSpec,
  type Unknown,
} from '../../spec/index.js';
import type { LayerDefinition } from '../definition.js';
import { layers } from '../layers/index.js';
import { NotTrainableError } from './settings.js';

/** The definition of a layer that can be trained. */
export type TrainableDefinition = LayerDefinition & Required<Pick<LayerDefinition, 'forward'>>;

/**
 * The definition of a layer whose forward pass can be trained and whose arguments are known.
 * @throws NotTrainableError which says what of the layer cannot be, and what can.
 */
export function trainableDefinition(layer: LayerSpec): TrainableDefinition {
  const definition = layers.find(layer.className);
  if (definition === undefined) {
    const message = l10n.t(
      'The layer "{0}" is of class {1}, which is none of Keras: what its call() computes cannot be trained yet. Use layers of Keras, or a class that only calls the layer of Keras that it extends.',
      layer.name,
      layer.className,
    );
    throw new NotTrainableError(message, layer.id);
  }
  if (!isTrainable(definition)) {
    throw new NotTrainableError(l10n.t('The layer "{0}" is of class {1}, which cannot be trained yet. Most other layers of Keras can.', layer.name, layer.className), layer.id);
  }
  requireKnownArguments(layer);
  return definition;
}

/** @throws NotTrainableError where not all that a model computes is known. */
export function requireWholeModel(model: ModelSpec): void {
  if (model.inputs.length > 0 && model.outputs.length > 0) return;
  throw new NotTrainableError(
    l10n.t(
      'What the model "{0}" computes from its inputs is not known to the end, so that it cannot be trained. Models of layers, Sequential or functional, can.',
      model.name,
    ),
  );
}

function isTrainable(definition: LayerDefinition): definition is TrainableDefinition {
  return definition.forward !== undefined;
}

function requireKnownArguments(layer: LayerSpec): void {
  for (const [name, value] of Object.entries(layer.config)) {
    const found = unknownWithin(value);
    if (found === undefined) continue;
    const message = l10n.t('The argument "{0}" of the layer "{1}" is not known: {2}', name, layer.name, found.reason);
    throw new NotTrainableError(message, layer.id);
  }
}

function unknownWithin(value: ConfigValue): Unknown | undefined {
  if (isUnknown(value)) return value;
  if (isConfigObject(value)) return firstUnknown(Object.values(value.config));
  return Array.isArray(value) ? firstUnknown(value as readonly ConfigValue[]) : undefined;
}

function firstUnknown(values: readonly ConfigValue[]): Unknown | undefined {
  for (const value of values) {
    const found = unknownWithin(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
