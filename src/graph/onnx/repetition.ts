import { sameShape } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';
import type { OnnxWriter } from './rule.js';

/** A tensor each of whose elements is repeated, in its place, along some axes. */
export interface Repetition {
  readonly x: Tensor;
  /** How often, for each axis. */
  readonly factors: readonly number[];
  /** The nodes that need not be computed by themselves any more. */
  readonly absorbed: readonly Tensor[];
}

/**
 * The nodes among `order` that repeat elements by putting axes of length 1 behind others, repeating along them, and
 * joining them to those before. ONNX Runtime takes 30 times as long to do this step by step as to resize an image.
 * @param uses How often each node is used.
 */
export function findRepetitions(order: readonly Tensor[], uses: ReadonlyMap<Tensor, number>): ReadonlyMap<Tensor, Repetition> {
  const found = new Map<Tensor, Repetition>();
  for (const joined of order) {
    const expanded = inputOf(joined, 'Reshape', 'Expand');
    const parted = expanded && inputOf(expanded, 'Expand', 'Reshape');
    const [x] = parted?.inputs ?? [];
    if (expanded === undefined || parted === undefined || x?.type !== 'float32') continue;
    if (uses.get(expanded) !== 1 || uses.get(parted) !== 1) continue;
    const factors = factorsOf(x.shape, parted.shape, expanded.shape);
    if (factors === undefined || !sameShape(joined.shape, x.shape.map((length, axis) => length * (factors[axis] ?? 1)))) continue;
    found.set(joined, { x, factors, absorbed: [expanded, parted] });
  }
  return found;
}

/** Writes the node that repeats the value named `x`. */
export function writeRepetition(writer: OnnxWriter, x: string, factors: readonly number[]): string {
  return writer.node('Resize', [x, '', writer.constant('float32', [factors.length], factors)], {
    mode: { text: 'nearest' },
    coordinate_transformation_mode: { text: 'asymmetric' },
    nearest_mode: { text: 'floor' },
  });
}

function inputOf({ operation, inputs: [input] }: Tensor, own: string, before: string): Tensor | undefined {
  return operation === own && input?.operation === before ? input : undefined;
}

/** How often each axis is repeated along an axis of length 1 behind it; `undefined` where that is not what happens. */
function factorsOf(lengths: TensorShape, parted: TensorShape, expanded: TensorShape): readonly number[] | undefined {
  if (parted.length !== expanded.length) return undefined;
  const factors: number[] = [];
  let at = 0;
  for (const length of lengths) {
    if (parted[at] !== length || expanded[at] !== length) return undefined;
    at += 1;
    const left = lengths.length - factors.length - 1;
    const isRepeated = parted[at] === 1 && parted.length - at > left;
    factors.push(isRepeated ? (expanded[at] ?? 1) : 1);
    if (isRepeated) at += 1;
  }
  return at === parted.length ? factors : undefined;
}
