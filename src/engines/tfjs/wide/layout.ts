import { elementCount, numberAttribute, numbersAttribute, rowMajorStrides } from '../../../graph/index.js';
import { inputOf } from '../rules/rule.js';
import { pick, places, type WideArray } from './array.js';
import { ofOneArray, type WideRule } from './rule.js';

/** Copies an array into a part of a larger one that begins at `start` along an axis. */
function put(target: WideArray, { shape, elements }: WideArray, axis: number, start: number): void {
  const strides = rowMajorStrides(target.shape);
  const there = places(shape, strides, start * (strides[axis] ?? 1));
  there.forEach((place, index) => {
    target.elements[place] = elements[index] ?? Number.NaN;
  });
}

/** The same elements in other places. */
export const wideLayoutRules = {
  StopGradient: ofOneArray(({ elements }) => elements),
  Reshape: ofOneArray(({ elements }) => elements),
  // What comes from float32 is exact; on the way back, tfjs rounds.
  Cast: ofOneArray(({ elements }, { type }) => {
    if (type === 'bool') return elements.map((each) => Number(each !== 0));
    return type.startsWith('float') ? elements : elements.map(Math.trunc);
  }),
  Transpose: ofOneArray(({ shape, elements }, node) => {
    const strides = rowMajorStrides(shape);
    const permutation = [...numbersAttribute(node.attributes, 'permutation')];
    return pick(elements, places(node.shape, permutation.map((axis) => strides[axis] ?? 0)));
  }),
  Slice: ofOneArray(({ shape, elements }, node) => {
    const strides = rowMajorStrides(shape);
    const start = numberAttribute(node.attributes, 'start') * (strides[numberAttribute(node.attributes, 'axis')] ?? 1);
    return pick(elements, places(node.shape, strides, start));
  }),
  Pad: ofOneArray((x, { shape, attributes }) => {
    const elements = new Float64Array(elementCount(shape)).fill(numberAttribute(attributes, 'value'));
    put({ shape, elements }, x, numberAttribute(attributes, 'axis'), numberAttribute(attributes, 'before'));
    return elements;
  }),
  Concat: (inputs, { shape, attributes }) => {
    const axis = numberAttribute(attributes, 'axis');
    const elements = new Float64Array(elementCount(shape));
    let start = 0;
    for (const input of inputs) {
      put({ shape, elements }, input, axis, start);
      start += input.shape[axis] ?? 0;
    }
    return elements;
  },
  Gather: (inputs, { attributes }) => {
    const [x, indices] = [inputOf(inputs, 0), inputOf(inputs, 1)];
    const axis = numberAttribute(attributes, 'axis');
    const size = elementCount(x.shape.slice(axis + 1));
    const length = x.shape[axis] ?? 1;
    const outer = Array.from({ length: elementCount(x.shape.slice(0, axis)) }, (_, index) => index * length);
    const starts = outer.flatMap((start) => Array.from(indices.elements, (index) => (start + index) * size));
    return Float64Array.from(starts.flatMap((start) => [...x.elements.subarray(start, start + size)]));
  },
} satisfies Readonly<Record<string, WideRule>>;
