import * as l10n from '@vscode/l10n';
import { transpose, type Tensor } from '../../graph/index.js';
import { ArgumentError } from '../argument.js';

/**
 * What a function that goes along the last axis makes of `x` along another.
 * @param axis Counted from the end where it is negative.
 * @throws ArgumentError where there is no such axis.
 */
export function alongAxis(x: Tensor, axis: number, f: (x: Tensor) => Tensor): Tensor {
  const rank = x.shape.length;
  const place = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(place) || place < 0 || place >= rank) {
    throw new ArgumentError('axis', l10n.t('"{0}" must be one of the {1} axes; it is {2}.', 'axis', rank, axis));
  }
  if (place === rank - 1) return f(x);
  const swapped = x.shape.map((_, each) => (each === place ? rank - 1 : each === rank - 1 ? place : each));
  return transpose(f(transpose(x, swapped)), swapped);
}
