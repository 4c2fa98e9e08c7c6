import * as l10n from '@vscode/l10n';
import type { Shape } from '../../../spec/index.js';
import { ShapeError } from '../../definition.js';
import { formatShape } from '../../shape.js';

/**
 * The shape of inputs that are merged element by element: their samples broadcast as in NumPy
 * (keras/src/layers/merging/base_merge.py).
 * @throws ShapeError where they do not go together.
 */
export function mergedShape(className: string, inputs: readonly Shape[]): Shape {
  const batch = batchOf(className, inputs);
  const [first = [], ...others] = inputs.map((shape) => shape.slice(1));
  const sample = others.reduce<Shape>((one, other) => broadcast(one, other) ?? refuse(className, inputs), first);
  return [batch, ...sample];
}

function broadcast(one: Shape, other: Shape): Shape | undefined {
  const rank = Math.max(one.length, other.length);
  const lengths: (number | null)[] = [];
  for (let fromEnd = rank; fromEnd > 0; fromEnd -= 1) {
    // An axis that only one of the two has is like one of length 1.
    const [a = 1, b = 1] = [one.at(-fromEnd), other.at(-fromEnd)];
    if (a === null || b === null) lengths.push(null);
    else if (a === 1 || b === 1 || a === b) lengths.push(a === 1 ? b : a);
    else return undefined;
  }
  return lengths;
}

/** The batch that all inputs share. @throws ShapeError where there are no inputs, or they have several batches. */
export function batchOf(className: string, inputs: readonly Shape[]): number | null {
  const batches = new Set(inputs.map(([batch = null]) => batch).filter((batch) => batch !== null));
  if (inputs.length === 0 || batches.size > 1) refuse(className, inputs);
  const [batch = null] = batches;
  return batch;
}

/** @throws ShapeError that the inputs do not go together. */
export function refuse(className: string, inputs: readonly Shape[]): never {
  const shapes = inputs.map(formatShape).join(', ');
  throw new ShapeError(l10n.t('{0} cannot merge inputs of the shapes {1}.', className, shapes));
}
