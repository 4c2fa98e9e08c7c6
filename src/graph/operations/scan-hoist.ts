import { apply, type Operation } from '../operation.js';
import { sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { Multiply, multiply } from './arithmetic.js';
import { input } from './leaf.js';
import { bodyOrder } from './scan-body.js';

/** A body of a loop before it is lightened. */
export interface HeavyBody {
  readonly carries: readonly Tensor[];
  readonly captured: readonly Tensor[];
  /** The sequence, steps first, that each element of a step is taken from. */
  readonly sequences: ReadonlyMap<Tensor, Tensor>;
  /** What is needed of each step. */
  readonly roots: readonly Tensor[];
}

/** The same with less to do in each step. */
export interface LightBody {
  /** The elements that are left, and new ones, with the sequences that they are taken from. */
  readonly sequences: ReadonlyMap<Tensor, Tensor>;
  /** What a root has become. */
  rootOf(root: Tensor): Tensor;
}

/** A tensor of the body, in terms of the light one. */
interface Moved {
  /** The tensor in the loop; made when it is first asked for. */
  readonly inLoop: () => Tensor;
  /** Of what does not depend on the carries: its values in all steps, or the value that is the same in all of them. */
  readonly outside?: Tensor;
  /** Whether it is the same in all steps. */
  readonly steady?: boolean;
  /** Of a product with a factor that could be outside: the other factor, and this one. */
  readonly product?: { readonly rest: Tensor; readonly factor: Tensor };
}

/**
 * Takes elementwise work on what does not depend on the carries out of a loop: once for all steps it costs far less than
 * in each. Products are reordered so that factors which can leave the loop meet there: of (carry · a) · b only one product
 * with a · b is left.
 * @param operationOf Finds the table's entry of a node.
 */
export function hoist(body: HeavyBody, operationOf: (tensor: Tensor) => Operation): LightBody {
  const hoisting = new Hoisting(body, operationOf);
  const roots = new Map(body.roots.map((root) => [root, hoisting.moved(root).inLoop()]));
  const parameters = [...body.carries, ...body.captured, ...hoisting.elements.keys()];
  const left = new Set(bodyOrder([...roots.values()], parameters));
  return {
    sequences: new Map([...hoisting.elements].filter(([element]) => left.has(element))),
    rootOf: (root) => roots.get(root) ?? root,
  };
}

class Hoisting {
  /** The elements that the light body may use. */
  readonly elements = new Map<Tensor, Tensor>();
  private readonly done = new Map<Tensor, Moved>();
  private readonly uses = new Map<Tensor, number>();

  constructor(
    body: HeavyBody,
    private readonly operationOf: (tensor: Tensor) => Operation,
  ) {
    for (const tensor of [...body.carries, ...body.captured]) this.done.set(tensor, { inLoop: () => tensor });
    for (const [element, sequence] of body.sequences) {
      this.done.set(element, { inLoop: () => this.element(element, sequence), outside: sequence });
    }
    const order = bodyOrder(body.roots, [...this.done.keys()]);
    for (const tensor of [...body.roots, ...order.flatMap(({ inputs }) => inputs)]) {
      this.uses.set(tensor, (this.uses.get(tensor) ?? 0) + 1);
    }
    for (const tensor of order) {
      if (!this.done.has(tensor)) this.done.set(tensor, this.move(tensor));
    }
  }

  moved(tensor: Tensor): Moved {
    const found = this.done.get(tensor);
    if (found === undefined) throw new Error(`${tensor.operation} is not part of the loop.`);
    return found;
  }

  private element(element: Tensor, sequence: Tensor): Tensor {
    this.elements.set(element, sequence);
    return element;
  }

  private move(tensor: Tensor): Moved {
    const inputs = tensor.inputs.map((one) => this.moved(one));
    if (tensor.operation === 'Constant') return { inLoop: () => tensor, outside: tensor, steady: true };
    const outside = this.outside(tensor, inputs);
    if (outside !== undefined) return this.fromOutside(tensor, outside);
    if (inputs.length > 0 && inputs.every(({ steady }) => steady === true)) {
      return { inLoop: () => tensor, outside: tensor, steady: true };
    }
    return this.product(tensor) ?? this.inLoop(tensor, inputs);
  }

  /** The values of a tensor in all steps, where they can be computed from those of its inputs. */
  private outside(tensor: Tensor, inputs: readonly Moved[]): Tensor | undefined {
    const operation = this.operationOf(tensor);
    if (operation.elementwise !== true || inputs.every(({ steady }) => steady === true)) return undefined;
    const values = inputs.flatMap(({ outside }) => outside ?? []);
    // The axes of steps of all sequences must meet when they are broadcast.
    const aligned = tensor.inputs.every(
      ({ shape }, index) => inputs[index]?.steady === true || shape.length === tensor.shape.length,
    );
    return aligned && values.length === inputs.length ? apply(operation, values, tensor.attributes) : undefined;
  }

  private fromOutside({ shape, type }: Tensor, outside: Tensor): Moved {
    let element: Tensor | undefined;
    return { inLoop: () => this.element((element ??= input('hoisted', shape, type)), outside), outside };
  }

  /** A product with a factor from outside. */
  private product(tensor: Tensor): Moved | undefined {
    const [a, b] = tensor.inputs;
    if (tensor.operation !== Multiply.name || a === undefined || b === undefined) return undefined;
    for (const [rest, factor] of [
      [a, b],
      [b, a],
    ] as const) {
      const { outside, steady } = this.moved(factor);
      const alike = sameShape(rest.shape, factor.shape) && steady !== true;
      if (outside === undefined || !alike || this.moved(rest).outside !== undefined) continue;
      const earlier = this.uses.get(rest) === 1 ? this.moved(rest).product : undefined;
      if (earlier === undefined) return this.multiplied(this.moved(rest).inLoop(), outside, factor);
      return this.multiplied(earlier.rest, multiply(earlier.factor, outside), factor);
    }
    return undefined;
  }

  private multiplied(rest: Tensor, factor: Tensor, like: Tensor): Moved {
    const { inLoop } = this.fromOutside(like, factor);
    let tensor: Tensor | undefined;
    return { inLoop: () => (tensor ??= multiply(rest, inLoop())), product: { rest, factor } };
  }

  private inLoop(tensor: Tensor, inputs: readonly Moved[]): Moved {
    const own = inputs.map((one) => one.inLoop());
    const same = own.every((one, index) => one === tensor.inputs[index]);
    const made = same ? tensor : { ...tensor, inputs: own };
    return { inLoop: () => made };
  }
}
