import { ONNX_TYPES, type OnnxAttribute, type OnnxGraph, type OnnxNode, type OnnxTensor, type OnnxValue } from './model.js';
import { ProtobufWriter } from './protobuf.js';

/** ONNX 1.16: the IR version and the operator set that the rules of the operations are written for. */
const IR_VERSION = 10;
const OPERATOR_SET = 21;

/** The field numbers of the messages of onnx.proto that occur here. */
const ModelProto = { irVersion: 1, producerName: 2, graph: 7, operatorSets: 8 } as const;
const OperatorSetIdProto = { version: 2 } as const;
const GraphProto = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const NodeProto = { input: 1, output: 2, operatorType: 4, attribute: 5 } as const;
const AttributeProto = { name: 1, float: 2, integer: 3, text: 4, graph: 6, integers: 8, type: 20 } as const;
const AttributeType = { float: 1, integer: 2, text: 3, graph: 5, integers: 7 } as const;
const TensorProto = { dimension: 1, dataType: 2, name: 8, rawData: 9 } as const;
const ValueInfoProto = { name: 1, type: 2 } as const;
const TypeProto = { tensor: 1 } as const;
const TensorTypeProto = { elementType: 1, shape: 2 } as const;
const TensorShapeProto = { dimension: 1 } as const;
const DimensionProto = { value: 1, name: 2 } as const;

/** The bytes of an ONNX model with this graph, as an `.onnx` file has them. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  const writer = new ProtobufWriter();
  writer.integer(ModelProto.irVersion, IR_VERSION);
  writer.text(ModelProto.producerName, 'GradLens');
  writer.message(ModelProto.graph, (nested) => writeGraph(nested, graph));
  writer.message(ModelProto.operatorSets, (set) => set.integer(OperatorSetIdProto.version, OPERATOR_SET));
  return writer.finish();
}

function writeGraph(writer: ProtobufWriter, graph: OnnxGraph): void {
  for (const node of graph.nodes) writer.message(GraphProto.node, (nested) => writeNode(nested, node));
  writer.text(GraphProto.name, graph.name);
  for (const tensor of graph.constants) writer.message(GraphProto.initializer, (nested) => writeTensor(nested, tensor));
  for (const value of graph.inputs) writer.message(GraphProto.input, (nested) => writeValue(nested, value));
  for (const value of graph.outputs) writer.message(GraphProto.output, (nested) => writeValue(nested, value));
}

function writeNode(writer: ProtobufWriter, node: OnnxNode): void {
  for (const name of node.inputs) writer.text(NodeProto.input, name);
  for (const name of node.outputs) writer.text(NodeProto.output, name);
  writer.text(NodeProto.operatorType, node.operator);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    writer.message(NodeProto.attribute, (nested) => writeAttribute(nested, name, attribute));
  }
}

function writeAttribute(writer: ProtobufWriter, name: string, attribute: OnnxAttribute): void {
  writer.text(AttributeProto.name, name);
  if ('float' in attribute) {
    writer.float(AttributeProto.float, attribute.float);
    writer.integer(AttributeProto.type, AttributeType.float);
  } else if ('integer' in attribute) {
    writer.integer(AttributeProto.integer, attribute.integer);
    writer.integer(AttributeProto.type, AttributeType.integer);
  } else if ('text' in attribute) {
    writer.text(AttributeProto.text, attribute.text);
    writer.integer(AttributeProto.type, AttributeType.text);
  } else if ('integers' in attribute) {
    for (const integer of attribute.integers) writer.integer(AttributeProto.integers, integer);
    writer.integer(AttributeProto.type, AttributeType.integers);
  } else {
    writer.message(AttributeProto.graph, (nested) => writeGraph(nested, attribute.graph));
    writer.integer(AttributeProto.type, AttributeType.graph);
  }
}

function writeTensor(writer: ProtobufWriter, tensor: OnnxTensor): void {
  for (const length of tensor.shape) writer.integer(TensorProto.dimension, length);
  writer.integer(TensorProto.dataType, ONNX_TYPES[tensor.type]);
  writer.text(TensorProto.name, tensor.name);
  writer.bytes(TensorProto.rawData, tensor.bytes);
}

function writeValue(writer: ProtobufWriter, value: OnnxValue): void {
  writer.text(ValueInfoProto.name, value.name);
  writer.message(ValueInfoProto.type, (type) => {
    type.message(TypeProto.tensor, (tensor) => {
      tensor.integer(TensorTypeProto.elementType, ONNX_TYPES[value.type]);
      tensor.message(TensorTypeProto.shape, (shape) => {
        for (const length of value.shape) {
          shape.message(TensorShapeProto.dimension, (dimension) => {
            if (typeof length === 'number') dimension.integer(DimensionProto.value, length);
            else dimension.text(DimensionProto.name, length);
          });
        }
      });
    });
  });
}
