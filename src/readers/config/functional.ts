import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type LayerCall, type Maybe, type ModelSpec, type Shape, type TensorReference, type Unknown } from '../../spec/index.js';
import { plainSavedCall, savedCall, withSettings, type SavedCall } from './call.js';
import { noInputYet } from '../keras/models/model.js';
import { nothingInferred, type Inference } from '../keras/operations/operation.js';
import type { ReadModel, Reader } from './models.js';
import { partSpec, weightsInside, type Part } from './part.js';
import { savedTensors, type SavedTensor } from './references.js';
import { elementsOf, member, rangeOf, savedObject, textOf, type SavedObject } from './saved.js';

/** A layer with its calls. */
interface Node {
  readonly part: Part;
  readonly calls: readonly SavedCall[];
}

const keyOf = (layer: string, call: number): string => `${call} ${layer}`;

/** A saved Functional model: its layers come with the tensors that each of their calls takes (`inbound_nodes`). */
export function readFunctional(saved: SavedObject, id: string, name: string, reader: Reader): ReadModel {
  const range = rangeOf(reader.path, saved.json);
  const nodes = new Map<string, Node>();
  for (const json of elementsOf(member(saved.config, 'layers'))) {
    const entry = savedObject(json);
    if (entry === undefined) continue;
    const part = reader.part(entry);
    const calls = elementsOf(member(json, 'inbound_nodes')).map((node) => {
      const call = savedCall(node, reader.path);
      return part.isFunction ? withSettings(call, entry.config, reader.path) : call;
    });
    // Keras 2 finds a layer by the name of its entry, which is that of its configuration.
    nodes.set(textOf(member(json, 'name')) ?? part.name, { part, calls: part.isInput ? [plainSavedCall([])] : calls });
  }
  const inputs = savedTensors(member(saved.config, 'input_layers'));
  const outputs = savedTensors(member(saved.config, 'output_layers'));
  const inferences = inferCalls(nodes, range);

  const shapeOfTensor = ({ layer, call }: SavedTensor): Maybe<Shape> => inferences.get(keyOf(layer, call))?.outputShape ?? missing(layer, call, range);
  const reference = ({ layer, call, output }: SavedTensor): TensorReference => ({ layer: nodes.get(layer)?.part.id ?? layer, call, output });
  const [firstOutput] = outputs;
  const outputShape = firstOutput === undefined ? noInputYet(range) : shapeOfTensor(firstOutput);

  return {
    outputShape,
    infer() {
      const parts = [...nodes].map(([key, { part }]) => ({ part, inference: inferences.get(keyOf(key, 0)) ?? nothingInferred(missing(key, 0, range)) }));
      return { outputShape, weights: weightsInside(parts) };
    },
    spec(): ModelSpec {
      const layers = [...nodes].map(([key, { part, calls }]) => {
        const specs = calls.map(({ tensors, arguments: given, isPlain }, call): LayerCall => ({
          inputs: tensors.map(reference),
          outputShape: inferences.get(keyOf(key, call))?.outputShape ?? missing(key, call, range),
          ...(!isPlain && { arguments: given }),
        }));
        return partSpec(part, specs, inferences.get(keyOf(key, 0))?.weights ?? missing(key, 0, range));
      });
      return {
        id,
        name,
        variable: null,
        className: 'Functional',
        layers,
        inputs: inputs.map((tensor) => ({
          layer: reference(tensor).layer,
          shape: shapeOfTensor(tensor),
          dtype: nodes.get(tensor.layer)?.part.dtype ?? 'float32',
        })),
        outputs: outputs.map(reference),
        range,
      };
    },
  };
}

/** What every call gives. Where the catalogue cannot tell a shape, the one that Keras noted down is taken. */
function inferCalls(nodes: ReadonlyMap<string, Node>, range: Unknown['range']): ReadonlyMap<string, Inference> {
  const recorded = new Map<string, Shape>();
  for (const { calls } of nodes.values()) {
    for (const { layer, call, output, shape } of calls.flatMap(({ tensors }) => tensors))
      if (shape !== null && output === 0) recorded.set(keyOf(layer, call), shape);
  }
  const inferences = new Map<string, Inference>();
  const begun = new Set<string>();

  function infer({ part }: Node, key: string, { tensors, arguments: given }: SavedCall): Inference {
    const shapes: Shape[] = [];
    for (const { layer, call, output, shape } of tensors) {
      const inferred = output === 0 ? inferences.get(keyOf(layer, call))?.outputShape : undefined;
      const input = inferred === undefined || isUnknown(inferred) ? (shape ?? inferred ?? missing(layer, call, range)) : inferred;
      if (isUnknown(input)) return nothingInferred(input);
      shapes.push(input);
    }
    const { outputShape, weights } = part.infer(shapes, given);
    return { outputShape: isUnknown(outputShape) ? (recorded.get(key) ?? outputShape) : outputShape, weights };
  }

  // Depth first, with a stack of its own: a model may be deeper than JavaScript's. A hostile file may hold a circle.
  for (const [name, { calls }] of nodes) {
    const pending = calls.map((_, call) => ({ layer: name, call }));
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const key = keyOf(next.layer, next.call);
      const node = nodes.get(next.layer);
      const made = node?.calls[next.call];
      const before = begun.has(key) ? [] : (made?.tensors ?? []).filter(({ layer, call }) => !begun.has(keyOf(layer, call)));
      begun.add(key);
      if (before.length > 0) {
        pending.push(...before);
        continue;
      }
      pending.pop();
      if (node !== undefined && made !== undefined && !inferences.has(key)) inferences.set(key, infer(node, key, made));
    }
  }
  return inferences;
}

function missing(layer: string, call: number, range: Unknown['range']): Unknown {
  return unknown(l10n.t('The file does not say what call {0} of the layer "{1}" gives.', call + 1, layer), range);
}
