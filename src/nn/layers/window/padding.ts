import * as l10n from '@vscode/l10n';
import { reach, type Sliding } from '../../../graph/index.js';
import { ShapeError } from '../../definition.js';
import type { WindowLayer, WindowSettings } from './settings.js';

/**
 * The positions of a window along each axis (keras/src/ops/operation_utils.py, `compute_conv_output_shape` and
 * `compute_pooling_output_shape`); null where the input's length is.
 * @throws ShapeError where the window is larger than the input.
 */
export function outputLengths(
  { className }: WindowLayer,
  lengths: readonly (number | null)[],
  { size, strides, dilations, padding }: WindowSettings,
): readonly (number | null)[] {
  return lengths.map((length, axis) => {
    if (length === null) return null;
    const stride = strides[axis] ?? 1;
    if (padding !== 'valid') return Math.ceil(length / stride);
    const needed = reach(size[axis] ?? 1, dilations[axis] ?? 1);
    if (needed <= length) return Math.floor((length - needed) / stride) + 1;
    throw new ShapeError(
      l10n.t(
        'The window of {0} reaches over {1} elements, but its input is only {2} long there. Use a smaller window, padding="same", or less pooling before it.',
        className,
        needed,
        length,
      ),
    );
  });
}

/**
 * How a window slides over an input of known lengths. With "same", the zeros that are needed stand evenly on both
 * sides, the odd one at the end, as in TensorFlow; with "causal", all of them stand before the first step.
 */
export function slidingOver(
  lengths: readonly number[],
  { size, strides, dilations, padding }: WindowSettings,
): Sliding {
  const none = lengths.map(() => 0);
  if (padding === 'valid') return { strides, dilations, before: none, after: none };
  const reaches = size.map((length, axis) => reach(length, dilations[axis] ?? 1));
  if (padding === 'causal') return { strides, dilations, before: reaches.map((length) => length - 1), after: none };
  const missing = lengths.map((length, axis) => {
    const stride = strides[axis] ?? 1;
    return Math.max(0, (Math.ceil(length / stride) - 1) * stride + (reaches[axis] ?? 1) - length);
  });
  const before = missing.map((count) => Math.floor(count / 2));
  return { strides, dilations, before, after: missing.map((count, axis) => count - (before[axis] ?? 0)) };
}
