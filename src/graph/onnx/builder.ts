import type { ElementType, TensorShape } from '../tensor.js';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from './model.js';
import type { OnnxGraphWriter } from './rule.js';

/** Collects the nodes and constants of a graph, and of the graphs inside it, under unique names. */
export class OnnxGraphBuilder implements OnnxGraphWriter {
  private readonly nodes: OnnxNode[] = [];
  private readonly names: NameSource;
  private readonly constants: ConstantPool;

  /**
   * A graph on its own, or the body of a `Loop` in `outer`, whose names it sees and whose constants it shares.
   * @param inTermsOf See {@link OnnxWriter}; a body has that of `outer`.
   */
  constructor(
    private readonly name: string,
    private readonly outer?: OnnxGraphBuilder,
    readonly inTermsOf: OnnxGraphWriter['inTermsOf'] = outer?.inTermsOf,
  ) {
    this.names = outer?.names ?? new NameSource();
    this.constants = outer?.constants ?? new ConstantPool();
  }

  node(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    const output = this.names.next(operator);
    this.nodes.push({ operator, inputs, outputs: [output], attributes });
    return output;
  }

  nodeNamed(
    operator: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): void {
    this.nodes.push({ operator, inputs, outputs, attributes });
  }

  freshName(stem: string): string {
    return this.names.next(stem);
  }

  nested(name: string): OnnxGraphBuilder {
    return new OnnxGraphBuilder(name, this);
  }

  constant(type: ElementType, shape: TensorShape, values: readonly number[] | Float32Array): string {
    return this.constants.intern(type, shape, values);
  }

  finish(inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): OnnxGraph {
    const constants = this.outer === undefined ? this.constants.tensors : [];
    return { name: this.name, inputs, outputs, constants, nodes: this.nodes };
  }
}

class NameSource {
  private count = 0;

  next(stem: string): string {
    this.count += 1;
    return `${stem}_${this.count}`;
  }
}

/** Constants by what they hold. */
class ConstantPool {
  private readonly names = new Map<string, string>();
  readonly tensors: OnnxTensor[] = [];

  intern(type: ElementType, shape: TensorShape, values: readonly number[] | Float32Array): string {
    const bytes = littleEndian(type, values);
    const key = `${type} ${shape.join()} ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = `constant_${this.tensors.length + 1}`;
    this.names.set(key, name);
    this.tensors.push({ name, type, shape, bytes });
    return name;
  }
}

/** The raw data of an ONNX tensor; every platform that we run on is little-endian itself. */
function littleEndian(type: ElementType, values: readonly number[] | Float32Array): Uint8Array {
  switch (type) {
    case 'float32':
      return bytesOf(Float32Array.from(values));
    case 'float64':
      return bytesOf(Float64Array.from(values));
    case 'int32':
      return bytesOf(Int32Array.from(values));
    case 'int64':
      return bytesOf(BigInt64Array.from(values, BigInt));
    case 'uint8':
    case 'bool':
      return Uint8Array.from(values);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array | Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
