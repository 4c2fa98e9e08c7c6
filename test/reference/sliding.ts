import { elementCount, type Tensor } from '../../src/graph/index.js';
import { fill, indicesAt, place, type Evaluator, type Value } from './evaluators.js';

/** Convolution and pooling in float64, straight from their definitions. */

function numbers({ attributes }: Tensor, name: string): readonly number[] {
  return attributes[name] as readonly number[];
}

/** Where in the data the place of a window at a position lies, along each axis; outside of it, in the padding. */
function source(tensor: Tensor, position: readonly number[], within: readonly number[]): number[] {
  const [strides, dilations, before] = ['strides', 'dilations', 'before'].map((name) => numbers(tensor, name));
  return position.map((own, axis) => own * strides![axis]! + within[axis]! * dilations![axis]! - before![axis]!);
}

const inside = (indices: readonly number[], shape: readonly number[]): boolean =>
  indices.every((index, axis) => index >= 0 && index < shape[axis]!);

/** Every place of a window, as indices. */
function places(window: readonly number[]): number[][] {
  return Array.from({ length: elementCount(window) }, (_, index) => indicesAt(index, window));
}

/**
 * Calls back with every pair of elements of a convolution that meet at an element of the kernel; `x` is the side of the
 * data, `y` the side of the positions.
 */
function eachProduct(
  tensor: Tensor,
  sides: { readonly x: readonly number[]; readonly y: readonly number[]; readonly kernel: readonly number[] },
  visit: (x: number, kernel: number, y: number) => void,
): void {
  const groups = tensor.attributes['groups'] as number;
  const filtersPerGroup = sides.y[1]! / groups;
  const [, channels, ...window] = sides.kernel;
  for (let at = 0; at < elementCount(sides.y); at += 1) {
    const [sample, filter, ...position] = indicesAt(at, sides.y);
    for (let channel = 0; channel < channels!; channel += 1) {
      for (const within of places(window)) {
        const there = source(tensor, position, within);
        if (!inside(there, sides.x.slice(2))) continue;
        const inGroup = Math.floor(filter! / filtersPerGroup) * channels! + channel;
        const x = place([sample!, inGroup, ...there], sides.x);
        visit(x, place([filter!, channel, ...within], sides.kernel), at);
      }
    }
  }
}

const convolve: Evaluator = ([x, kernel], tensor) => {
  const result = new Float64Array(elementCount(tensor.shape));
  eachProduct(tensor, { x: x!.shape, y: tensor.shape, kernel: kernel!.shape }, (from, weight, to) => {
    result[to]! += x!.elements[from]! * kernel!.elements[weight]!;
  });
  return result;
};

const convolveTransposed: Evaluator = ([y, kernel], tensor) => {
  const result = new Float64Array(elementCount(tensor.shape));
  eachProduct(tensor, { x: tensor.shape, y: y!.shape, kernel: kernel!.shape }, (to, weight, from) => {
    result[to]! += y!.elements[from]! * kernel!.elements[weight]!;
  });
  return result;
};

/** The elements of the window at an output's indices, without padding. */
function windowAt(x: Value, tensor: Tensor, [sample, channel, ...position]: readonly number[]): number[] {
  return places(numbers(tensor, 'window')).flatMap((within) => {
    const there = source(tensor, position, within);
    return inside(there, x.shape.slice(2)) ? [x.elements[place([sample!, channel!, ...there], x.shape)]!] : [];
  });
}

const pool =
  (compute: (elements: readonly number[]) => number): Evaluator =>
  ([x], tensor) =>
    fill(tensor.shape, (indices) => compute(windowAt(x!, tensor, indices)));

export const slidingEvaluators: Readonly<Record<string, Evaluator>> = {
  Conv: convolve,
  ConvTranspose: convolveTransposed,
  MaxPool: pool((elements) => Math.max(...elements)),
  AveragePool: pool((elements) => elements.reduce((sum, each) => sum + each, 0) / elements.length),
};
