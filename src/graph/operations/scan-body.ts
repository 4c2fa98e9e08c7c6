import { flagAttribute, numberAttribute, subgraphAttribute } from '../attribute.js';
import type { Attributes } from '../operation.js';
import { topologicalOrder } from '../order.js';
import type { Subgraph, Tensor } from '../tensor.js';
import { usedResults } from './result.js';

/**
 * What a scan repeats. Its parameters are the carries, which go from step to step, the elements, one of each sequence a
 * step, and the captured tensors, which are the same in all steps.
 */
export interface ScanBody {
  readonly carries: readonly Tensor[];
  readonly elements: readonly Tensor[];
  readonly captured: readonly Tensor[];
  /** The carries for the step after. */
  readonly next: readonly Tensor[];
  /**
   * Every tensor of the body that has one value, inputs before those who use them. The results of a scan are the last carries, and then
   * the sequence of each of these: whoever needs one picks it, and the others cost nothing.
   */
  readonly tensors: readonly Tensor[];
  /** Whether the steps go from the last to the first. */
  readonly reverse: boolean;
}

const bodies = new WeakMap<Subgraph, ScanBody>();

/** The body of a scan, by the node's attributes. */
export function scanBody(attributes: Attributes): ScanBody {
  const subgraph = subgraphAttribute(attributes, 'body');
  const known = bodies.get(subgraph);
  if (known !== undefined) return known;
  const body = readBody(subgraph, attributes);
  bodies.set(subgraph, body);
  return body;
}

function readBody({ parameters, results }: Subgraph, attributes: Attributes): ScanBody {
  const carries = numberAttribute(attributes, 'carries');
  const elements = carries + numberAttribute(attributes, 'elements');
  const order = bodyOrder(results, parameters);
  const several = usedResults(order);
  return {
    carries: parameters.slice(0, carries),
    elements: parameters.slice(carries, elements),
    captured: parameters.slice(elements),
    next: results.slice(0, carries),
    tensors: order.filter((tensor) => !several.has(tensor)),
    reverse: flagAttribute(attributes, 'reverse'),
  };
}

/** The nodes that some tensors of a body need, and nothing behind the body's parameters. */
export function bodyOrder(roots: readonly Tensor[], parameters: readonly Tensor[]): Tensor[] {
  const given = new Set(parameters);
  return topologicalOrder(roots, (tensor) => given.has(tensor));
}

/** What of a scan has to be computed for the results that are used. */
export interface LiveParts {
  /** The numbers of the carries. */
  readonly carries: readonly number[];
  /** The numbers of the elements. */
  readonly elements: readonly number[];
  /** The tensors whose sequences are wanted. */
  readonly wanted: readonly Tensor[];
}

/** @param used The numbers of the results that are used. */
export function liveParts(body: ScanBody, used: readonly number[]): LiveParts {
  const count = body.carries.length;
  const wanted = used.flatMap((index) => body.tensors[index - count] ?? []);
  const parameters = [...body.carries, ...body.elements, ...body.captured];
  const live = new Set(used.filter((index) => index < count));
  for (;;) {
    const roots = [...wanted, ...[...live].flatMap((index) => body.next[index] ?? [])];
    const needed = new Set(bodyOrder(roots, parameters));
    const before = live.size;
    body.carries.forEach((carry, index) => {
      if (needed.has(carry)) live.add(index);
    });
    if (live.size > before) continue;
    const elements = body.elements.flatMap((element, index) => (needed.has(element) ? [index] : []));
    // The first sequence also tells how many steps there are.
    return { carries: [...live].sort((a, b) => a - b), elements: elements.length > 0 ? elements : [0], wanted };
  }
}
