import { numbersAttribute } from '../attribute.js';
import type { Attributes } from '../operation.js';
import type { OnnxAttribute } from '../onnx/model.js';

/** How a window slides over the axes behind batch and channels; each list has one entry an axis. */
export interface Sliding {
  /** How far the window moves from one position to the next. */
  readonly strides: readonly number[];
  /** How far apart the places of the window lie; 1 where they touch. */
  readonly dilations: readonly number[];
  /** How many zeros stand before the data, */
  readonly before: readonly number[];
  /** and after it. */
  readonly after: readonly number[];
}

/** A window that moves by one, without gaps and padding, but for what is given. */
export function sliding(rank: number, given: Partial<Sliding> = {}): Sliding {
  const all = (value: number): readonly number[] => new Array<number>(rank).fill(value);
  return {
    strides: given.strides ?? all(1),
    dilations: given.dilations ?? all(1),
    before: given.before ?? all(0),
    after: given.after ?? all(0),
  };
}

/** How many elements a window of `size` places reaches over, along one axis. */
export function reach(size: number, dilation: number): number {
  return (size - 1) * dilation + 1;
}

/** The number of positions of a window along each axis; below 1 where it does not fit. */
export function positions(lengths: readonly number[], window: readonly number[], how: Sliding): number[] {
  const { strides, dilations, before, after } = how;
  return lengths.map((length, axis) => {
    const room = length + at(before, axis) + at(after, axis) - reach(at(window, axis), at(dilations, axis));
    return Math.floor(room / at(strides, axis)) + 1;
  });
}

/** The entry of a list that has one an axis. */
export function at(values: readonly number[], axis: number): number {
  const value = values[axis];
  if (value === undefined) throw new Error(`There is no entry for axis ${axis} among ${values.join(', ')}.`);
  return value;
}

/** The attributes of a node as they were given to {@link sliding}. */
export function slidingOf(attributes: Attributes): Sliding {
  const list = (name: string): readonly number[] => [...numbersAttribute(attributes, name)];
  return { strides: list('strides'), dilations: list('dilations'), before: list('before'), after: list('after') };
}

/** A sliding as a node carries it. */
export function slidingAttributes({ strides, dilations, before, after }: Sliding): Attributes {
  return { strides, dilations, before, after };
}

/** How ONNX's convolutions and poolings are told how the window slides. */
export function onnxSliding({ strides, dilations, before, after }: Sliding): Record<string, OnnxAttribute> {
  return {
    strides: { integers: strides },
    dilations: { integers: dilations },
    pads: { integers: [...before, ...after] },
  };
}
