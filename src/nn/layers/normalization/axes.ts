import * as l10n from '@vscode/l10n';
import { reshape, type Tensor } from '../../../graph/index.js';
import { unknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { axesArgument } from '../../argument.js';
import { axisOf } from '../shapes.js';
import { firstUnknown } from '../window/index.js';

/**
 * The lengths of the axes that the argument `axis` names, in its order; an Unknown where one is not known.
 * @throws ShapeError where the input has no such axis.
 */
export function lengthsAlong(className: string, config: Config, input: Shape): Maybe<readonly number[]> {
  const missing = firstUnknown(config, ['axis']);
  if (missing !== undefined) return missing;
  const lengths: number[] = [];
  for (const axis of axesArgument(config, 'axis')) {
    const length = input[axisOf(className, axis, input)] ?? null;
    if (length === null) return unknown(l10n.t('The size of the axis that {0} works along is not known.', className));
    lengths.push(length);
  }
  return lengths;
}

/** A weight with the lengths of some axes, as it is broadcast over the others. */
export function alongAxes(weight: Tensor, axes: readonly number[], shape: readonly number[]): Tensor {
  return reshape(
    weight,
    shape.map((length, axis) => (axes.includes(axis) ? length : 1)),
  );
}
