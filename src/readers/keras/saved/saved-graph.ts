import { isUnknown, type CallSource } from '../../../spec/index.js';
import { plainSavedCall, savedCall, withSettings, type SavedCall } from '../../config/call.js';
import { functionShape } from '../../config/function-shape.js';
import { savedTensors, type SavedTensor } from '../../config/references.js';
import { nameOf } from '../../config/part.js';
import { elementsOf, isOfKeras, member, savedObject, textOf, type SavedObject } from '../../config/saved.js';
import { record, tensorOf } from '../operations/apply.js';
import { FunctionOperation } from '../operations/function.js';
import { inferUnmet, nothingInferred, type Inference, type Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { relocated } from './relocated.js';

/** A layer of a saved model with its calls. */
interface Node {
  readonly entry: SavedObject;
  readonly operation: Operation | null;
  readonly calls: readonly SavedCall[];
}

/** What a graph is made with. */
export interface GraphMaking {
  readonly session: KerasSession;
  readonly source: CallSource;
  /** Makes a layer, or a model that is used as one. */
  readonly make: (entry: SavedObject) => Operation;
}

const keyOf = ({ layer, call }: Pick<SavedTensor, 'layer' | 'call'>): string => `${call} ${layer}`;

/** The tensors that a saved functional model takes and gives, its layers made and called as they were. */
export function savedGraph(saved: SavedObject, making: GraphMaking): { readonly inputs: readonly Tensor[]; readonly outputs: readonly Tensor[] } {
  const graph = new SavedGraph(nodesOf(saved, making), making);
  const tensors = (name: string): Tensor[] => savedTensors(member(saved.config, name)).flatMap((tensor) => graph.tensor(tensor) ?? []);
  return { inputs: tensors('input_layers'), outputs: tensors('output_layers') };
}

function nodesOf(saved: SavedObject, { source, make }: GraphMaking): ReadonlyMap<string, Node> {
  const path = source.range.source;
  const nodes = new Map<string, Node>();
  for (const json of elementsOf(member(saved.config, 'layers'))) {
    const entry = savedObject(json);
    if (entry === undefined) continue;
    const isFunction = isOfKeras(entry) && entry.module?.startsWith('keras.src.ops') === true;
    const calls = elementsOf(member(json, 'inbound_nodes')).map((node) => {
      const call = savedCall(node, path);
      return isFunction ? withSettings(call, entry.config, path) : call;
    });
    const isInput = entry.className === 'InputLayer';
    nodes.set(textOf(member(json, 'name')) ?? nameOf(entry), { entry, operation: isFunction ? null : make(entry), calls: isInput ? [plainSavedCall([])] : calls });
  }
  return nodes;
}

/** Calls the layers of a saved model, each call after those that it needs. */
class SavedGraph {
  private readonly made = new Map<string, { readonly operation: Operation; readonly application: number }>();

  constructor(
    private readonly nodes: ReadonlyMap<string, Node>,
    private readonly making: GraphMaking,
  ) {}

  /** `undefined` where the file names a call that it does not have, or that needs itself. */
  tensor(wanted: SavedTensor): Tensor | undefined {
    this.call(wanted);
    const made = this.made.get(keyOf(wanted));
    return made && tensorOf(made.operation, made.application, wanted.output);
  }

  /** Depth first, with a stack of its own: a model may be deeper than JavaScript's. A hostile file may hold a circle. */
  private call(wanted: SavedTensor): void {
    const begun = new Set<string>();
    const pending: Pick<SavedTensor, 'layer' | 'call'>[] = [wanted];
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const key = keyOf(next);
      const node = this.nodes.get(next.layer);
      const call = node?.calls[next.call];
      const needed =
        begun.has(key) || this.made.has(key)
          ? []
          : (call?.tensors ?? []).filter((tensor) => !begun.has(keyOf(tensor)) && !this.made.has(keyOf(tensor)));
      begun.add(key);
      if (needed.length > 0) {
        pending.push(...needed);
        continue;
      }
      pending.pop();
      if (node !== undefined && call !== undefined && !this.made.has(key)) this.apply(key, node, call);
    }
  }

  private apply(key: string, node: Node, { tensors, arguments: given, isPlain }: SavedCall): void {
    const inputs = tensors.flatMap((tensor) => {
      const made = this.made.get(keyOf(tensor));
      return made === undefined ? [] : [tensorOf(made.operation, made.application, tensor.output)];
    });
    if (inputs.length < tensors.length) return;
    const values = relocated(given, this.making.source);
    const operation = node.operation ?? this.functionOf(node, inputs, values);
    const application = record(operation, inputs, inferenceOf(operation, inputs), isPlain ? undefined : values);
    this.made.set(key, { operation, application });
  }

  private functionOf({ entry }: Node, inputs: readonly Tensor[], given: SavedCall['arguments']): FunctionOperation {
    const { session, source } = this.making;
    const shapes = inputs.flatMap(({ shape }) => (isUnknown(shape) ? [] : [shape]));
    const open = inputs.map(({ shape }) => shape).find(isUnknown);
    return new FunctionOperation(session, entry.className, [open ?? functionShape(entry.className, shapes, given, source.range)], source, nameOf(entry));
  }
}

function inferenceOf(operation: Operation, inputs: readonly Tensor[]): Inference {
  const open = inputs.map(({ shape }) => shape).find(isUnknown);
  if (open !== undefined) return operation instanceof FunctionOperation ? nothingInferred(open) : inferUnmet(operation, open);
  return operation.infer(inputs.flatMap(({ shape }) => (isUnknown(shape) ? [] : [shape])));
}
