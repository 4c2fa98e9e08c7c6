/**
 * The element types a graph computes with. `uint8` is for data alone: cast it before computing. `float64` is for sums
 * that float32 cannot hold, such as squares of vanishing gradients: arithmetic, square roots and reductions take it.
 */
export type ElementType = 'float32' | 'float64' | 'int32' | 'int64' | 'uint8' | 'bool';

/** A static shape; the batch is a dimension like any other, so a graph is built for one batch size. */
export type TensorShape = readonly number[];

/** A static attribute of an operation. */
export type Attribute = number | boolean | string | readonly number[] | Float32Array | Subgraph;

/**
 * An immutable node of an expression graph: what is computed, from what. The functions of `operations/` make them;
 * `differentiate` derives gradients from them; an engine runs them.
 */
export interface Tensor {
  /** The key of the operation's entry in the table, named as in ONNX where ONNX has a word: `MatMul`. */
  readonly operation: string;
  readonly inputs: readonly Tensor[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly shape: TensorShape;
  readonly type: ElementType;
}

/**
 * A graph inside a node: what a loop repeats. A function of its parameters alone; a parameter can be any node, which is
 * then taken as given, whatever it is made of.
 */
export interface Subgraph {
  readonly parameters: readonly Tensor[];
  readonly results: readonly Tensor[];
}
