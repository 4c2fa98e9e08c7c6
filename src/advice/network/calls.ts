import type { LayerSpec, ModelSpec, TensorReference } from '../../spec/index.js';

/** One use of a layer in a model. */
export interface CallNode {
  readonly layer: LayerSpec;
  readonly call: number;
  /** The uses that take its output, in the order of the model. */
  readonly consumers: readonly CallNode[];
  /** Whether its output is one of the model's. */
  readonly isOutput: boolean;
}

/** What stands for functions before a use of a layer that the model does not list: nobody can say what they do. */
function unlistedFunctions(node: CallNode): CallNode {
  const { layer } = node;
  const functions: LayerSpec = { ...layer, id: `${layer.id}/functions`, className: 'Functions', config: {}, calls: [], weights: [], isFunction: true };
  return { layer: functions, call: 0, consumers: [node], isOutput: false };
}

const keyOf = (layer: string, call: number): string => `${layer}\0${call}`;

/** What is derived of a model, kept for all rules that ask for it. */
function oncePerModel<Result>(derive: (model: ModelSpec) => Result): (model: ModelSpec) => Result {
  const known = new WeakMap<ModelSpec, { readonly result: Result }>();
  return (model) => {
    const kept = known.get(model) ?? { result: derive(model) };
    known.set(model, kept);
    return kept.result;
  };
}

/** The uses of layers in a model, each knowing who takes its output; by layer id, in the order of the calls. */
export const callGraph = oncePerModel(usesByLayer);

/** The same of all layers, in the order of the model. */
export const usesOf = oncePerModel((model): readonly CallNode[] => [...callGraph(model).values()].flat());

function usesByLayer(model: ModelSpec): ReadonlyMap<string, readonly CallNode[]> {
  const isOutput = new Set(model.outputs.map((output: TensorReference) => keyOf(output.layer, output.call)));
  const consumers = new Map<string, CallNode[]>();
  const byLayer = new Map<string, CallNode[]>();
  for (const layer of model.layers) {
    const nodes = layer.calls.map((_, call): CallNode => {
      const own: CallNode[] = [];
      consumers.set(keyOf(layer.id, call), own);
      return { layer, call, consumers: own, isOutput: isOutput.has(keyOf(layer.id, call)) };
    });
    byLayer.set(layer.id, nodes);
  }
  for (const nodes of byLayer.values()) {
    for (const node of nodes) {
      const { inputs = [], followsFunctions = false } = node.layer.calls[node.call] ?? {};
      const consumer = followsFunctions ? unlistedFunctions(node) : node;
      for (const input of inputs) {
        const known = consumers.get(keyOf(input.layer, input.call));
        if (known !== undefined && !known.includes(consumer)) known.push(consumer);
      }
    }
  }
  return byLayer;
}
