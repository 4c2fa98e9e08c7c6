import type { Attributes } from '../operation.js';
import type { ElementType, Tensor, TensorShape } from '../tensor.js';
import type { OnnxAttribute, OnnxGraph, OnnxValue } from './model.js';

/** Where the rules of the operations write their ONNX nodes to. */
export interface OnnxWriter {
  /** What a node is to be written as in place of itself: a tensor made of the same inputs, where who runs the model prefers that. */
  readonly inTermsOf?: ((tensor: Tensor) => Tensor | undefined) | undefined;
  /** Adds a node with one output, and returns the output's name. */
  node(operator: string, inputs: readonly string[], attributes?: Readonly<Record<string, OnnxAttribute>>): string;
  /** Adds a node with several outputs, of the names given. */
  nodeNamed(
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes?: Readonly<Record<string, OnnxAttribute>>,
  ): void;
  /** A name that nothing has yet. */
  freshName(stem: string): string;
  /** The name of a constant; equal constants share one. */
  constant(type: ElementType, shape: TensorShape, values: readonly number[] | Float32Array): string;
  /** The writer of a graph inside a node, which sees the names out here. */
  nested(name: string): OnnxGraphWriter;
}

/** Where a whole graph is written to. */
export interface OnnxGraphWriter extends OnnxWriter {
  /** The graph that was written. */
  finish(inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): OnnxGraph;
}

/** What a rule may want to know besides the node itself. */
export interface OnnxContext {
  /** The numbers of the results that somebody uses, ascending. */
  readonly used: readonly number[];
  /** Writes a graph inside: the nodes that compute `roots` from the values that are `bound` to names. */
  readonly emit: (
    roots: readonly Tensor[],
    bound: ReadonlyMap<Tensor, string>,
    writer: OnnxWriter,
  ) => ReadonlyMap<Tensor, string>;
}

/**
 * Writes what computes `tensor` from the values named `inputs`, and returns the name of the result; of a node with
 * several results the stem of their names, see {@link resultName}.
 */
export type OnnxRule = (writer: OnnxWriter, inputs: readonly string[], tensor: Tensor, context: OnnxContext) => string;

/** The name of a result of a node with several. */
export function resultName(stem: string, index: number): string {
  return `${stem}/${String(index)}`;
}

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
