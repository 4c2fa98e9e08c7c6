import { isUnknown } from '../../../spec/index.js';
import type { Refusal } from '../../network/shapes.js';

/** A window that is longer than what it slides over, along one axis. */
export interface ExceedingWindow {
  readonly window: number;
  readonly length: number;
  /** The argument that has the size of the window. */
  readonly argument: 'kernel_size' | 'pool_size';
}

/** Layers that slide a window over their input without padding it: convolutions and poolings, but for transposed and global ones. */
const windowed = /^(?:(?:Separable|Depthwise)?Conv|(?:Max|Average)Pooling)\dD$/;

/** The first axis along which a layer's window is longer than its input; null where that is not why the layer is refused. */
export function exceedingWindow({ layer, inputs }: Refusal): ExceedingWindow | null {
  const [shape] = inputs ?? [];
  if (shape === undefined || !windowed.test(layer.className)) return null;
  const argument = 'pool_size' in layer.config ? 'pool_size' : 'kernel_size';
  const size = layer.config[argument];
  if (size === undefined || isUnknown(size)) return null;
  const lengths = layer.config['data_format'] === 'channels_first' ? shape.slice(2) : shape.slice(1, -1);
  for (const [axis, length] of lengths.entries()) {
    const window = Array.isArray(size) ? (size as readonly unknown[])[axis] : size;
    const dilation = dilationAt(layer.config['dilation_rate'], axis);
    if (typeof window !== 'number' || length === null) continue;
    const reach = (window - 1) * dilation + 1;
    if (reach > length) return { window: reach, length, argument };
  }
  return null;
}

function dilationAt(rate: unknown, axis: number): number {
  const own: unknown = Array.isArray(rate) ? (rate as readonly unknown[])[axis] : rate;
  return typeof own === 'number' ? own : 1;
}
