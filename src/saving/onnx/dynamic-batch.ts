import type { OnnxGraph } from '../../graph/index.js';

/** A length that nothing else in a model has: where it or a multiple shows up, the number of samples stands. A prime. */
export const markedBatch = 7919;

/** The name of the dimension that any number of samples may have, and of the value that holds it. */
const batchName = 'batch';

type Constant = OnnxGraph['constants'][number];
type Node = OnnxGraph['nodes'][number];

/**
 * A graph that was written for {@link markedBatch} samples, for any number of them: the shapes that its nodes are given are
 * computed from that of the first input. Null where the number of samples is part of a constant or of an attribute.
 */
export function withAnyBatch(graph: OnnxGraph): OnnxGraph | null {
  const [input] = graph.inputs;
  if (input === undefined || isHidden(graph) || graph.constants.some(({ shape }) => shape.some(isMarked))) return null;
  const shapes = graph.constants.filter((constant) => wholeNumbers(constant).some(isMarked));
  if (shapes.some(({ shape }) => shape.length !== 1)) return null;
  const computed = shapes.map(computedShape);
  const count: Node = { operator: 'Shape', inputs: [input.name], outputs: [batchName], attributes: { start: { integer: 0 }, end: { integer: 1 } } };
  const { inputs, outputs, nodes, ...rest } = open(graph);
  return {
    ...rest,
    inputs,
    outputs,
    constants: [...graph.constants.filter((constant) => !shapes.includes(constant)), ...computed.flatMap(({ constants }) => constants)],
    nodes: [count, ...computed.flatMap((each) => each.nodes), ...nodes],
  };
}

/** A shape in which the number of samples stands, put together from what it is when the graph runs. */
function computedShape(shape: Constant): { readonly constants: readonly Constant[]; readonly nodes: readonly Node[] } {
  const constants: Constant[] = [];
  const nodes: Node[] = [];
  const parts = wholeNumbers(shape).map((length, index) => {
    const name = `${shape.name}/${index}`;
    const factor = isMarked(length) ? length / markedBatch : length;
    if (factor === 1 && isMarked(length)) return batchName;
    constants.push({ name, type: 'int64', shape: [1], bytes: new Uint8Array(BigInt64Array.of(BigInt(factor)).buffer) });
    if (!isMarked(length)) return name;
    nodes.push({ operator: 'Mul', inputs: [batchName, name], outputs: [`${name}/product`], attributes: {} });
    return `${name}/product`;
  });
  nodes.push({ operator: 'Concat', inputs: parts, outputs: [shape.name], attributes: { axis: { integer: 0 } } });
  return { constants, nodes };
}

/** The graph, and those inside of it, with the dimension of the samples open. */
function open(graph: OnnxGraph): OnnxGraph {
  const opened = ({ shape, ...value }: OnnxGraph['inputs'][number]): OnnxGraph['inputs'][number] => ({
    ...value,
    shape: shape.map((length) => (length === markedBatch ? batchName : length)),
  });
  const nodes = graph.nodes.map((node): Node => {
    const attributes = Object.entries(node.attributes).map(([name, attribute]) => [name, 'graph' in attribute ? { graph: open(attribute.graph) } : attribute] as const);
    return { ...node, attributes: Object.fromEntries(attributes) };
  });
  return { ...graph, nodes, inputs: graph.inputs.map(opened), outputs: graph.outputs.map(opened) };
}

/** Whether an attribute of a node holds the number of samples. */
function isHidden({ nodes }: OnnxGraph): boolean {
  return nodes.some(({ attributes }) =>
    Object.values(attributes).some((attribute) => {
      if ('graph' in attribute) return isHidden(attribute.graph);
      return ('integers' in attribute && attribute.integers.some(isMarked)) || ('integer' in attribute && isMarked(attribute.integer));
    }),
  );
}

const isMarked = (length: number): boolean => length !== 0 && length % markedBatch === 0;

const wholeNumbers = ({ type, bytes }: Constant): number[] => (type === 'int64' ? Array.from(new BigInt64Array(bytes.slice().buffer), Number) : []);
