import * as l10n from '@vscode/l10n';
import { activations } from '../../nn/index.js';
import { isConfigObject, isUnknown, type Config, type ConfigObject, type ConfigValue } from '../../spec/index.js';
import { SavingError } from '../errors.js';

/** A value as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A Keras object in a configuration (keras/src/saving/serialization_lib.py). */
export function savedObject(module: string, className: string, config: Json): JsonObject {
  return { module, class_name: className, config, registered_name: null };
}

/** In which module of Keras the objects of an argument are, by what its name ends with. */
const modules: Readonly<Record<string, string>> = {
  initializer: 'keras.initializers',
  regularizer: 'keras.regularizers',
  constraint: 'keras.constraints',
  learning_rate: 'keras.optimizers.schedules',
  layer: 'keras.layers',
  cell: 'keras.layers',
};

/** The layers that stand for activation functions with arguments of their own. */
const activationLayers: Readonly<Record<string, string>> = { relu: 'ReLU', leaky_relu: 'LeakyReLU', elu: 'ELU', softmax: 'Softmax' };

/**
 * The arguments of a layer, an optimizer or another object as Keras saves them.
 * @param of Whose they are, for messages.
 * @throws SavingError naming the argument that is not known, or is nothing that Keras could load.
 */
export function savedConfig(config: Config, of: string): JsonObject {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, savedValue(value, name, of)]));
}

function savedValue(value: ConfigValue, name: string, of: string): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isUnknown(value)) throw new SavingError(l10n.t('"{0}" of {1} is not known: {2}', name, of, value.reason));
  if (!isConfigObject(value)) return value.map((each) => savedValue(each, name, of));
  if (name.endsWith('activation')) return savedActivation(value, of);
  const module = modules[name.slice(name.lastIndexOf('_') + 1)] ?? modules[name];
  if (module === undefined) throw new SavingError(l10n.t('"{0}" of {1} cannot be saved: it is a {2}.', name, of, value.className));
  return savedObject(module, keptName(value.className, of), savedConfig(value.config, of));
}

function savedActivation({ className, config, given }: ConfigObject, of: string): Json {
  const name = keptName(className, of);
  const layer = activationLayers[className];
  if (given.length === 0) return name;
  if (layer !== undefined && activations.find(className) !== undefined) return savedObject('keras.layers', layer, savedConfig(config, of));
  throw new SavingError(l10n.t('The activation "{0}" of {1} has arguments, which Keras cannot save.', name, of));
}

/** Names with a ">" are of other packages than Keras. */
function keptName(className: string, of: string): string {
  if (!className.includes('>')) return className;
  throw new SavingError(l10n.t('"{0}" of {1} is not in Keras, so a saved model could not be loaded with it.', className, of));
}
