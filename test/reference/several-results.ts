import { elementCount, resultIndex, scanBody, topologicalOrder, type Tensor } from '../../src/graph/index.js';
import type { Value } from './evaluators.js';

/** Computes tensors from the values of others. */
export type Compute = (roots: readonly Tensor[], given: ReadonlyMap<Tensor, Value>) => Value[];

/** Operations with several results, all of them in float64, by their keys in the table. */
export const severalResults: Readonly<
  Partial<Record<string, (inputs: readonly Value[], tensor: Tensor, compute: Compute) => readonly Value[]>>
> = { Split: split, Scan: scan };

/** The value of a `Result` node, by those of the node that it picks from. */
export function picked(results: readonly Value[], tensor: Tensor): Value {
  return results[resultIndex(tensor)]!;
}

function split([x]: readonly Value[], { attributes }: Tensor): readonly Value[] {
  const axis = attributes['axis'] as number;
  const inner = elementCount(x!.shape.slice(axis + 1));
  const row = inner * x!.shape[axis]!;
  let start = 0;
  return (attributes['lengths'] as readonly number[]).map((length) => {
    const from = start;
    start += length * inner;
    const elements = x!.elements.filter((_, index) => index % row >= from && index % row < from + length * inner);
    return { shape: x!.shape.with(axis, length), elements };
  });
}

/** The last carries, and then the sequence of every tensor of the body. */
function scan(inputs: readonly Value[], { attributes }: Tensor, compute: Compute): readonly Value[] {
  const body = scanBody(attributes);
  const sequences = inputs.slice(body.carries.length, body.carries.length + body.elements.length);
  const steps = sequences[0]!.shape[0]!;
  const kept = body.tensors.map((): Float64Array[] => []);
  let carries = inputs.slice(0, body.carries.length);
  for (let count = 0; count < steps; count += 1) {
    const step = body.reverse ? steps - 1 - count : count;
    const given = new Map<Tensor, Value>();
    body.captured.forEach((tensor, index) => given.set(tensor, inputs[carries.length + sequences.length + index]!));
    body.elements.forEach((tensor, index) => given.set(tensor, rowOf(sequences[index]!, step)));
    body.carries.forEach((tensor, index) => given.set(tensor, carries[index]!));
    const values = compute([...body.tensors, ...body.next], given);
    body.tensors.forEach((_, index) => (kept[index]![step] = values[index]!.elements));
    carries = values.slice(body.tensors.length);
  }
  return [
    ...carries,
    ...body.tensors.map(({ shape }, index) => ({
      shape: [steps, ...shape],
      elements: Float64Array.from(kept[index]!.flatMap((row) => [...row])),
    })),
  ];
}

function rowOf({ shape: [, ...shape], elements }: Value, row: number): Value {
  const length = elementCount(shape);
  return { shape, elements: elements.slice(row * length, (row + 1) * length) };
}

/** The nodes that some tensors need, and nothing behind those that are given. */
export function orderFrom(roots: readonly Tensor[], given: ReadonlyMap<Tensor, Value>): Tensor[] {
  return topologicalOrder(roots, (tensor) => given.has(tensor));
}
