import type { Attributes } from '../operation.js';
import type { ElementType, Tensor, TensorShape } from '../tensor.js';
import type { OnnxAttribute } from './model.js';

/** Where the rules of the operations write their ONNX nodes to. */
export interface OnnxWriter {
  /** Adds a node with one output, and returns the output's name. */
  node(operator: string, inputs: readonly string[], attributes?: Readonly<Record<string, OnnxAttribute>>): string;
  /** The name of a constant; equal constants share one. */
  constant(type: ElementType, shape: TensorShape, values: readonly number[] | Float32Array): string;
}

/** Writes what computes `tensor` from the values named `inputs`, and returns the name of the result. */
export type OnnxRule = (writer: OnnxWriter, inputs: readonly string[], tensor: Tensor) => string;

/** The rule of an operation that ONNX has under this name, with the same inputs. */
export function sameAs(
  operator: string,
  attributes?: (attributes: Attributes) => Readonly<Record<string, OnnxAttribute>>,
): OnnxRule {
  return (writer, inputs, tensor) => writer.node(operator, inputs, attributes?.(tensor.attributes));
}

/** A constant vector of int64, as ONNX wants shapes and axes. */
export function int64Vector(writer: OnnxWriter, values: readonly number[]): string {
  return writer.constant('int64', [values.length], values);
}
