import { elementCount } from '../shape.js';
import type { TensorShape } from '../tensor.js';
import { int64Vector, type OnnxRule, type OnnxWriter } from './rule.js';

/** ONNX Runtime takes long over runs of elements that are shorter, */
const SHORT_RUN = 256;
/** where there are many of them. */
const MANY_RUNS = 2048;

/**
 * The rule of an elementwise operation of two numbers that ONNX has under this name. A short vector that meets many rows,
 * as the numbers of channels meet images, is repeated before: a few times, so that it meets fewer and longer rows.
 */
export function broadcasting(operator: string): OnnxRule {
  return (writer, names, { inputs, shape }) =>
    writer.node(operator, names.map((name, index) => repeated(writer, name, inputs[index]?.shape ?? shape, shape)));
}

function repeated(writer: OnnxWriter, name: string, own: TensorShape, shape: TensorShape): string {
  const run = shape.at(-1) ?? 1;
  const isVector = own.at(-1) === run && elementCount(own) === run;
  if (!isVector || run === 1 || run >= SHORT_RUN || elementCount(shape) < run * MANY_RUNS) return name;
  const axis = shape.findLastIndex((_, first) => elementCount(shape.slice(first)) >= SHORT_RUN);
  return writer.node('Expand', [name, int64Vector(writer, shape.slice(axis))]);
}
