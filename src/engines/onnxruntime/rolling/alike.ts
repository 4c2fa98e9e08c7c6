import { sameShape, type Tensor } from '../../../graph/index.js';

/** Whether two nodes do the same to their inputs, whatever those are; for constants, whether they are equal. */
export function alike(a: Tensor, b: Tensor): boolean {
  const isSame = a.operation === b.operation && a.type === b.type && sameShape(a.shape, b.shape);
  return isSame && a.inputs.length === b.inputs.length && sameAttributes(a.attributes, b.attributes);
}

type Attributes = Tensor['attributes'];

function sameAttributes(a: Attributes, b: Attributes): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => sameAttribute(a[name], b[name]));
}

function sameAttribute(a: Attributes[string] | undefined, b: Attributes[string] | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || 'parameters' in a || 'parameters' in b) return Object.is(a, b);
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
