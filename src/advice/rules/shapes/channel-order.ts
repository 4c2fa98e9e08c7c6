import { isUnknown, type LayerSpec, type ModelSpec, type Shape } from '../../../spec/index.js';

/** Layers that take pictures. */
const pictureLayers = /^(?:(?:Separable|Depthwise)?Conv2D(?:Transpose)?|(?:Max|Average)Pooling2D)$/;

/** So many channels pictures have. */
const channelCounts = new Set([1, 3, 4]);

/** Pictures are at least this high and wide. */
const leastLength = 8;

/** A model whose input has its channels first, and the layer that takes them for rows. */
export interface ChannelsFirst {
  readonly layer: LayerSpec;
  /** Batch first: (None, 1, 28, 28). */
  readonly shape: Shape;
}

/** Whether the first layer of a model takes pictures with the channels last and is given what has them first; null where not. */
export function channelsComeFirst({ inputs, layers }: ModelSpec): ChannelsFirst | null {
  for (const { layer: id, shape } of inputs) {
    if (isUnknown(shape) || !hasChannelsFirst(shape)) continue;
    const layer = layers.find(({ calls }) => calls.some((call) => call.inputs.some((input) => input.layer === id)));
    if (layer !== undefined && pictureLayers.test(layer.className) && layer.config['data_format'] !== 'channels_first' && !isUnknown(layer.config['data_format'])) {
      return { layer, shape };
    }
  }
  return null;
}

function hasChannelsFirst(shape: Shape): boolean {
  const [, channels, height, width, ...others] = shape;
  if (others.length > 0 || typeof channels !== 'number' || typeof height !== 'number' || typeof width !== 'number') return false;
  return channelCounts.has(channels) && height >= leastLength && width >= leastLength;
}
