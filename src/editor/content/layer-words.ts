import * as l10n from '@vscode/l10n';
import { countLayerParameters, initializers, type InitializerScheme } from '../../nn/index.js';
import { isConfigObject, isUnknown, type ConfigObject, type LayerSpec, type Shape } from '../../spec/index.js';

/** What layers that one call makes are, a line each: name and class, output shape, parameters, how their weights begin. What is not known is left out. */
export function layersInWords(layers: readonly [LayerSpec, ...LayerSpec[]], numbers: Intl.NumberFormat): string[] {
  const [layer] = layers;
  return [nameInWords(layers), ...outputInWords(layer), ...parametersInWords(layer, numbers), ...kernelInWords(layer)];
}

function nameInWords(layers: readonly [LayerSpec, ...LayerSpec[]]): string {
  const [{ name, className }] = layers;
  const last = layers.at(-1)?.name ?? name;
  if (layers.length === 1) return `${name} (${className})`;
  if (last === name) return l10n.t('{0} layers named {1} ({2}); the first:', layers.length, name, className);
  return l10n.t('{0} layers, {1} to {2} ({3}); the first:', layers.length, name, last, className);
}

/** The shape of what the first use of a layer gives. */
function outputInWords({ calls }: LayerSpec): string[] {
  const shape = calls[0]?.outputShape;
  return shape === undefined || isUnknown(shape) ? [] : [l10n.t('Output shape: {0}', shapeInWords(shape))];
}

/** A shape as Keras prints it: `(None, 300)`. */
function shapeInWords(shape: Shape): string {
  const lengths = shape.map((length) => (length === null ? 'None' : String(length)));
  return lengths.length === 1 ? `(${lengths.join('')},)` : `(${lengths.join(', ')})`;
}

function parametersInWords(layer: LayerSpec, numbers: Intl.NumberFormat): string[] {
  const count = countLayerParameters(layer);
  if (isUnknown(count)) return [];
  const total = numbers.format(count.total);
  return [count.nonTrainable === 0 ? l10n.t('Parameters: {0}', total) : l10n.t('Parameters: {0}, of which {1} are not trained', total, numbers.format(count.nonTrainable))];
}

function kernelInWords(layer: LayerSpec): string[] {
  const initializer = layer.config['kernel_initializer'];
  const scheme = isConfigObject(initializer) ? initializers.find(initializer.className)?.scheme : undefined;
  if (!isConfigObject(initializer) || scheme === undefined) return [];
  const deviation = deviationOf(layer, initializer);
  const words = l10n.t('Kernel: {0}, {1}', initializer.className, schemeInWords(scheme));
  return [deviation === null ? words : l10n.t('{0}; standard deviation {1}', words, Number(deviation.toPrecision(3)))];
}

function schemeInWords(scheme: InitializerScheme): string {
  switch (scheme) {
    case 'glorot':
      return l10n.t('of variance 2 / (fan-in + fan-out)');
    case 'he':
      return l10n.t('of variance 2 / fan-in');
    case 'lecun':
      return l10n.t('of variance 1 / fan-in');
    case 'scaled':
      return l10n.t('of variance scale / fan');
    case 'orthogonal':
      return l10n.t('which changes no lengths but by its gain');
    case 'fixed':
      return l10n.t("which takes no account of the layer's size");
    case 'constant':
      return l10n.t('the same in every run');
  }
}

/** The standard deviation of a kernel's first values, where all that it depends on is known and it is spread around zero. */
function deviationOf({ weights }: LayerSpec, { className, config }: ConfigObject): number | null {
  const kernel = isUnknown(weights) ? undefined : weights.find(({ name }) => name === 'kernel');
  const definition = initializers.find(className);
  const isPlain = Object.values(config).every((value) => value === null || typeof value === 'number');
  if (kernel === undefined || definition === undefined || !isPlain || !scaledSchemes.has(definition.scheme)) return null;
  return definition.standardDeviation(config, kernel.shape);
}

const scaledSchemes: ReadonlySet<InitializerScheme> = new Set(['glorot', 'he', 'lecun', 'fixed']);
