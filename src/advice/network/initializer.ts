import { fansOf, initializers } from '../../nn/index.js';
import { isConfigObject, isUnknown, type ConfigObject, type LayerSpec } from '../../spec/index.js';

/** A layer's kernel initializer: null where the file does not tell which it is. */
export function kernelInitializer(layer: LayerSpec): ConfigObject | null {
  const value = layer.config['kernel_initializer'];
  return isConfigObject(value) ? value : null;
}

/** Glorot and Bengio's initialization, in either distribution, also where it is spelled as `VarianceScaling`. */
export function isGlorot(initializer: ConfigObject): boolean {
  return schemeOf(initializer) === 'glorot' || isScaling(initializer, 'fan_avg');
}

/** LeCun's initialization, in either distribution, also where it is spelled as `VarianceScaling`. */
export function isLecun(initializer: ConfigObject): boolean {
  return schemeOf(initializer) === 'lecun' || isScaling(initializer, 'fan_in');
}

/** Whether the variance falls as the fans grow, as in Glorot's, He's and LeCun's initialization. */
export function isScaledByFan(initializer: ConfigObject): boolean {
  const scheme = schemeOf(initializer);
  return scheme !== undefined && scheme !== 'fixed' && scheme !== 'constant';
}

/**
 * The standard deviation of a kernel's first values where an initializer fixes it whatever the layer's size, and how many
 * inputs a unit has; null where the initializer does not, or the file does not tell.
 */
export function fixedDeviation(layer: LayerSpec): { readonly deviation: number; readonly fanIn: number } | null {
  const initializer = kernelInitializer(layer);
  if (initializer === null || Object.values(initializer.config).some(isUnknown) || isUnknown(layer.weights)) return null;
  const definition = initializers.find(initializer.className);
  const kernel = layer.weights.find(({ name }) => name === 'kernel');
  if (definition?.scheme !== 'fixed' || kernel === undefined) return null;
  return { deviation: definition.standardDeviation(initializer.config, kernel.shape), fanIn: fansOf(kernel.shape).fanIn };
}

const schemeOf = ({ className }: ConfigObject) => initializers.find(className)?.scheme;

/** Whether an initializer is `VarianceScaling` of scale 1 in this mode. */
function isScaling(initializer: ConfigObject, mode: string): boolean {
  return schemeOf(initializer) === 'scaled' && initializer.config['scale'] === 1 && initializer.config['mode'] === mode;
}

/** He's initialization, in either distribution, also where it is spelled as `VarianceScaling`. */
export function isHe(initializer: ConfigObject): boolean {
  if (schemeOf(initializer) === 'he') return true;
  return schemeOf(initializer) === 'scaled' && initializer.config['scale'] === 2 && initializer.config['mode'] === 'fan_in';
}
