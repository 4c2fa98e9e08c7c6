import type { GraphTools } from '../operation.js';
import type { Tensor } from '../tensor.js';
import { add } from './arithmetic.js';
import { constant, input } from './leaf.js';
import { resultOf } from './result.js';
import { bodyOrder, scanBody, type ScanBody } from './scan-body.js';
import { hoist } from './scan-hoist.js';
import { scanNode, sequenceOf } from './scan.js';
import { sumOverSteps, type StepSum } from './step-sum.js';

/**
 * The gradients by the inputs of a scan: a scan of its own, in the other direction, over what the forward steps leave
 * behind. Its carries are the gradients by the carries. Gradients by captured tensors are sums over all steps: what of
 * them is a matrix product becomes one product after the loop, the rest is summed up in it.
 */
export function scanGradients(
  gradients: ReadonlyMap<number, Tensor>,
  inputs: readonly Tensor[],
  node: Tensor,
  { sweep, operationOf }: GraphTools,
): readonly (Tensor | undefined)[] {
  const body = scanBody(node.attributes);
  const seeds = seedsOf(body, gradients);
  const parameters = [...body.carries, ...body.elements, ...body.captured];
  const byParameter = sweep(seeds.values, parameters);
  const [byCarry, byElement, byCaptured] = grouped(byParameter, body.carries.length, body.elements.length);

  const sums = byCaptured.map((gradient) => gradient && sumOverSteps(gradient));
  const totals = sums.flatMap((sum) => sum?.totals ?? []);
  const next = [
    ...seeds.carries.map((carry, index) => byCarry[index] ?? constant(0, carry.shape)),
    ...totals.map(({ carry, term }) => add(carry, term)),
  ];
  const kept = [...byElement, ...sums.flatMap((sum) => sum?.operands ?? [])].filter((tensor) => tensor !== undefined);
  const carries = [...seeds.carries, ...totals.map(({ carry }) => carry)];
  const residuals = residualsOf(body, [...next, ...kept], [...carries, ...seeds.sequences.keys()]);
  const sequences = new Map([
    ...seeds.sequences,
    ...residuals.map((tensor) => [tensor, sequenceOf(node, tensor)] as const),
  ]);
  const light = hoist({ carries, captured: body.captured, sequences, roots: [...next, ...kept] }, operationOf);

  const initial = carries.map(
    (carry, index) => (index < body.carries.length ? gradients.get(index) : undefined) ?? constant(0, carry.shape),
  );
  const elements = light.sequences.size > 0 ? light.sequences : countingSteps(body, inputs);
  const captured = inputs.slice(body.carries.length + body.elements.length);
  const backward = scanNode(
    [...initial, ...elements.values(), ...captured],
    {
      parameters: [...carries, ...elements.keys(), ...body.captured],
      results: [...next, ...kept].map((root) => light.rootOf(root)),
    },
    carries.length,
    elements.size,
    !body.reverse,
  );

  const sequence = (tensor: Tensor): Tensor => sequenceOf(backward, light.rootOf(tensor));
  const total = (carry: Tensor): Tensor => resultOf(backward, carries.indexOf(carry), carry);
  return [
    ...byCarry.map((gradient, index) => gradient && resultOf(backward, index, gradient)),
    ...byElement.map((gradient) => gradient && sequence(gradient)),
    ...sums.map((sum: StepSum | undefined) => sum?.build(sequence, total)),
  ];
}

interface Seeds {
  /** Leaves for the gradients by the carries that a step hands on. */
  readonly carries: readonly Tensor[];
  /** Leaves for the gradients by what is kept of each step, with the sequences that they are elements of. */
  readonly sequences: ReadonlyMap<Tensor, Tensor>;
  /** The gradients that flow into a step, by its tensors. */
  readonly values: ReadonlyMap<Tensor, Tensor>;
}

function seedsOf(body: ScanBody, gradients: ReadonlyMap<number, Tensor>): Seeds {
  const values = new Map<Tensor, Tensor>();
  const seed = (tensor: Tensor, gradient: Tensor): void => {
    const other = values.get(tensor);
    values.set(tensor, other === undefined ? gradient : add(other, gradient));
  };
  const carries = body.next.map((next) => {
    const carry = input('gradient', next.shape);
    if (next.type === 'float32') seed(next, carry);
    return carry;
  });
  const sequences = new Map<Tensor, Tensor>();
  for (const [index, sequence] of gradients) {
    const tensor = body.tensors[index - body.carries.length];
    if (tensor === undefined) continue;
    const element = input('gradient', tensor.shape);
    seed(tensor, element);
    sequences.set(element, sequence);
  }
  return { carries, sequences, values };
}

/** A sequence that nobody reads, for its number of steps. */
function countingSteps(body: ScanBody, inputs: readonly Tensor[]): ReadonlyMap<Tensor, Tensor> {
  const [element] = body.elements;
  const sequence = inputs[body.carries.length];
  return new Map(element === undefined || sequence === undefined ? [] : [[element, sequence]]);
}

function grouped<Item>(items: readonly Item[], first: number, second: number): readonly [Item[], Item[], Item[]] {
  return [items.slice(0, first), items.slice(first, first + second), items.slice(first + second)];
}

/**
 * The tensors of the forward body that the way back needs and that differ from step to step. A scan inside is repeated
 * on the way back, since not all of what it leaves behind is known before.
 */
function residualsOf(body: ScanBody, results: readonly Tensor[], given: readonly Tensor[]): readonly Tensor[] {
  const forward = varyingTensors(body);
  const order = bodyOrder(results, [...forward, ...body.captured, ...given]);
  return order.filter((tensor) => forward.has(tensor));
}

function varyingTensors(body: ScanBody): ReadonlySet<Tensor> {
  const varying = new Set([...body.carries, ...body.elements]);
  const parameters = new Set([...varying, ...body.captured]);
  for (const tensor of bodyOrder(body.tensors, [...parameters])) {
    if (!parameters.has(tensor) && tensor.inputs.some((one) => varying.has(one))) varying.add(tensor);
  }
  return new Set(body.tensors.filter((tensor) => varying.has(tensor)));
}
