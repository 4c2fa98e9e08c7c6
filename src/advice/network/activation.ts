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

/**
 * The activation that a layer applies by itself: null where it applies none, `unknown` where the file does not tell.
 */
export function ownActivation(layer: LayerSpec): Activation | null | 'unknown' {
  const byClass = activationLayers[layer.className];
  if (byClass !== undefined) return { name: byClass, layer };
  const value = layer.config['activation'];
  if (value === undefined || value === null) return null;
  if (isUnknown(value)) return 'unknown';
  if (!isConfigObject(value)) return 'unknown';
  if (value.className === 'linear') return null;
  const name = activationLayers[value.className] ?? value.className;
  return { name, layer, argument: 'activation' };
}

/** Whether a layer does nothing but apply an activation. */
export function isActivationLayer(layer: LayerSpec): boolean {
  return layer.className === 'Activation' || layer.className in activationLayers;
}
