import { elementCount, flagAttribute, numbersAttribute } from '../../../graph/index.js';
import { broadcastStrides, places } from './array.js';
import { ofOneArray, type WideRule } from './rule.js';

/**
 * @param start What nothing is reduced to.
 * @param finish Makes the result of what came together and the number of elements.
 */
function reduction(
  start: number,
  combine: (sum: number, each: number) => number,
  finish: (sum: number, count: number) => number = (sum) => sum,
): WideRule {
  return ofOneArray(({ shape, elements }, node) => {
    const axes = [...numbersAttribute(node.attributes, 'axes')];
    const kept = flagAttribute(node.attributes, 'keepDimensions')
      ? node.shape
      : shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    const result = new Float64Array(elementCount(kept)).fill(start);
    const there = places(shape, broadcastStrides(kept, shape));
    elements.forEach((each, index) => {
      const place = there[index] ?? 0;
      result[place] = combine(result[place] ?? start, each);
    });
    return result.map((sum) => finish(sum, elements.length / result.length));
  });
}

/** Sums, means, greatest. */
export const wideReductionRules = {
  ReduceSum: reduction(0, (sum, each) => sum + each),
  ReduceMean: reduction(0, (sum, each) => sum + each, (sum, count) => sum / count),
  ReduceMax: reduction(-Infinity, (greatest, each) => Math.max(greatest, each)),
  ReduceSumSquare: ofOneArray(({ elements }) => {
    let sum = 0;
    for (const each of elements) sum += each * each;
    return Float64Array.of(sum);
  }),
} satisfies Readonly<Record<string, WideRule>>;
