import { unknown } from '../../../../spec/index.js';
import { valueShape } from '../../../numpy/index.js';
import type { ShapeOf } from '../../../shapes/index.js';
import { Tensor } from '../tensor.js';
import * as l10n from '@vscode/l10n';

/** The shape of a tensor, an array, a number or lists of numbers. */
export const shapeOfValue: ShapeOf = (value, range) => {
  if (value instanceof Tensor) return value.shape;
  if (value.kind === 'unknown') return value;
  return valueShape(value, range) ?? unknown(l10n.t('The shape of what this gives is known only when the file runs.'), range);
};
