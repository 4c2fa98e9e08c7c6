import * as l10n from '@vscode/l10n';
import type { Shape } from '../../../spec/index.js';
import { tupleValue, type Context, type Value } from '../../python/index.js';
import { ArrayValue, shapedArray } from '../../numpy/index.js';

/** Every array of an element, with another shape; what is no array stays as it is. */
export function withShapes(element: Value, change: (shape: Shape) => Shape, context: Context): Value {
  if (element instanceof ArrayValue) return shapedArray(context, change(element.facts.shape), element.facts.dtype, inPieces());
  if (element.kind === 'tuple') return tupleValue(element.items.map((item) => withShapes(item, change, context)));
  if (element.kind !== 'dictionary') return element;
  const changed = context.interpreter.dictionary();
  for (const { key, value, range } of element.entries.values()) changed.set(key, withShapes(value, change, context), range);
  changed.uncertainty = element.uncertainty;
  return changed;
}

/** Why the data of a pipeline is not known, but for its shape. */
export function inPieces(): string {
  return l10n.t('The data comes in pieces out of a pipeline, which is not read yet.');
}
