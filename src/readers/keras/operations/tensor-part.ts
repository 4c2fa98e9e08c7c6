import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape, type SourceRange } from '../../../spec/index.js';
import { numberOf, sliceBounds, type SliceValue, type Value } from '../../python/index.js';
import { slicedLength } from '../../numpy/index.js';

/** The shape of `tensor[index]`: slices, whole numbers, `None` (a new axis) and `...`, one or several. */
export function partShape(shape: Maybe<Shape>, index: Value, range: SourceRange): Maybe<Shape> {
  if (isUnknown(shape)) return shape;
  const indices = index.kind === 'tuple' ? index.items : [index];
  const consuming = indices.filter((each) => each.kind !== 'none' && each.kind !== 'ellipsis').length;
  const result: (number | null)[] = [];
  let axis = 0;
  for (const each of indices) {
    if (each.kind === 'none') result.push(1);
    else if (each.kind === 'ellipsis') for (let skipped = shape.length - consuming; skipped > 0; skipped--) result.push(shape[axis++] ?? null);
    else if (each.kind === 'slice') result.push(sliceLength(shape[axis++] ?? null, each));
    else if (numberOf(each) !== undefined || each.kind === 'unknown') {
      // An index that is not known may be a whole number, which takes the axis away, or a tensor, which does not.
      if (each.kind === 'unknown') return each;
      axis++;
    } else return unknown(l10n.t('Which part of the tensor this is is known only when the file runs.'), range);
  }
  if (axis > shape.length) return unknown(l10n.t('The tensor has fewer axes than are picked here.'), range);
  return [...result, ...shape.slice(axis)];
}

function sliceLength(length: number | null, index: SliceValue): number | null {
  const bounds = sliceBounds(index);
  if (bounds === undefined) return null;
  const { start, stop, step } = bounds;
  if (start === null && stop === null) return length === null ? null : Math.ceil(length / Math.abs(step));
  return step < 1 ? null : slicedLength(length, start, stop, step);
}
