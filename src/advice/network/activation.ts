import { isConfigObject, isUnknown, type LayerSpec } from '../../spec/index.js';

/** An activation function and the layer whose configuration names it. */
export interface Activation {
  /** The name of the function: `relu`, `leaky_relu`. */
  readonly name: string;
  readonly layer: LayerSpec;
  /** The argument that names it; absent where the layer is the activation, as `ReLU()` is. */
  readonly argument?: string;
}

/** Layers that are activation functions by themselves, and the functions they are. */
const activationLayers: Readonly<Record<string, string>> = {
  ReLU: 'relu',
  LeakyReLU: 'leaky_relu',
  PReLU: 'prelu',
  ELU: 'elu',
  Softmax: 'softmax',
};

/** Functions on tensors that are activation functions: `tf.nn.sigmoid(x)`, `keras.ops.tanh(x)`. */
const activationFunctions: Readonly<Record<string, string>> = {
  Sigmoid: 'sigmoid',
  HardSigmoid: 'hard_sigmoid',
  Tanh: 'tanh',
  Elu: 'elu',
  Selu: 'selu',
  Gelu: 'gelu',
  Silu: 'silu',
  LeakyRelu: 'leaky_relu',
  Softplus: 'softplus',
  Softsign: 'softsign',
};

/** The function that a layer, or a function on tensors, is and nothing else; undefined for all others. */
function functionItself({ className, isFunction }: LayerSpec): string | undefined {
  return activationLayers[className] ?? (isFunction === true ? activationFunctions[className] : undefined);
}

/**
 * The activation that a layer applies by itself: null where it applies none, `unknown` where the file does not tell.
 */
export function ownActivation(layer: LayerSpec): Activation | null | 'unknown' {
  const byClass = functionItself(layer);
  if (byClass !== undefined) return { name: byClass, layer };
  const value = layer.config['activation'];
  if (value === undefined || value === null) return null;
  if (isUnknown(value)) return 'unknown';
  if (!isConfigObject(value)) return 'unknown';
  if (value.className === 'linear') return null;
  const name = activationLayers[value.className] ?? value.className;
  return { name, layer, argument: 'activation' };
}

/** Whether a layer, or a function on tensors, does nothing but apply an activation. */
export function isActivationLayer(layer: LayerSpec): boolean {
  return layer.className === 'Activation' || functionItself(layer) !== undefined;
}
