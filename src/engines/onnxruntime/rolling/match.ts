import { sameShape, type Tensor } from '../../../graph/index.js';
import { alike } from './alike.js';

/** How the nodes of a part of a graph correspond to those of another that computes the same from other inputs. */
export interface Match {
  /** By the node of the one part, the node of the other. */
  readonly pairs: ReadonlyMap<Tensor, Tensor>;
  /** The nodes of the one that are computed. */
  readonly inner: readonly Tensor[];
  /** The nodes of the one that the parts are given, each its own. */
  readonly elements: readonly Tensor[];
  /** The nodes that both use, which are no constants. */
  readonly shared: readonly Tensor[];
}

/** Larger parts are not compared; a layer has some dozens of nodes, on its way back too. */
const LARGEST = 400;

/**
 * Compares what computes two nodes, back to where they are given something.
 * @param given What corresponds to a node behind which nothing is looked at; null where that is to be found out.
 * @param isElement What each part may be given one of.
 * @returns `undefined` where the parts do not compute the same.
 */
export function match(
  one: Tensor,
  other: Tensor,
  given: (tensor: Tensor) => Tensor | null | undefined,
  isElement: (tensor: Tensor) => boolean,
): Match | undefined {
  const pairs = new Map<Tensor, Tensor>();
  const [inner, elements]: [Tensor[], Tensor[]] = [[], []];
  const shared = new Set<Tensor>();
  const open: [Tensor, Tensor][] = [[one, other]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [a, b] = pair;
    const known = pairs.get(a);
    if (known !== undefined) {
      if (known !== b) return undefined;
      continue;
    }
    const wanted = given(a);
    if (wanted !== undefined) {
      if (wanted !== null && wanted !== b) return undefined;
      if (wanted === null) pairs.set(a, b);
      continue;
    }
    if (a === b) {
      if (a.operation !== 'Constant') shared.add(a);
      continue;
    }
    if (!alike(a, b)) {
      // Inputs have names of their own.
      if (!isElement(a) || !isElement(b) || a.type !== b.type || !sameShape(a.shape, b.shape)) return undefined;
    } else if (a.operation === 'Constant') {
      continue;
    }
    const [isGiven, isOtherGiven] = [isElement(a), isElement(b)];
    if (isGiven !== isOtherGiven || (!isGiven && a.inputs.length === 0)) return undefined;
    pairs.set(a, b);
    if (isGiven) {
      elements.push(a);
      continue;
    }
    inner.push(a);
    if (inner.length > LARGEST) return undefined;
    a.inputs.forEach((input, index) => open.push([input, b.inputs[index] ?? input]));
  }
  return { pairs, inner, elements, shared: [...shared] };
}
