import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type LayerSpec, type ModelSpec, type TensorReference, type Unknown } from '../../../spec/index.js';
import type { Trace } from '../operations/custom/body.js';
import { weightsOf } from '../operations/custom/body.js';
import { inferUnmet, type Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import { modelGraph, type ModelGraph } from './graph.js';
import { givenIn, layerSpec } from './layer-spec.js';
import type { ModelValue } from './model.js';

/**
 * The layers of a subclassed model, as `model.layers` lists them, with the shapes and the connections that its `call` has
 * shown. Operations that Keras does not list (`x + y`) are passed over: what goes into them goes into what follows. A
 * model that has any keeps no outputs, because without them it is not the whole computation.
 */
export function tracedWiring(model: ModelValue, trace: Trace | null, reason: Unknown): Pick<ModelSpec, 'layers' | 'inputs' | 'outputs'> {
  if (trace === null) {
    const layers = model.operations.map((operation) =>
      layerSpec(operation, [{ inputs: [], outputShape: reason }], weightsOf(operation) ?? inferUnmet(operation, reason).weights),
    );
    return { layers, inputs: [{ layer: `${model.id}/input`, shape: reason, dtype: 'float32' }], outputs: [] };
  }
  const graph = modelGraph(trace.inputs, trace.outputs);
  const listed = new Set<Operation>([...model.operations, ...trace.inputs.map(({ operation }) => operation)]);
  const open = trace.outputs.length === 0 ? trace.inference.outputShape : trace.outputs.map(({ shape }) => shape).find(isUnknown);
  const ofMasks = new Set(
    graph.uses.flatMap(({ operation, application }) => operation.applications[application]?.masks ?? []).map(({ operation }) => operation),
  );
  const isWhole = graph.operations.every((operation) => listed.has(operation) || ofMasks.has(operation));
  return {
    layers: model.operations.map((operation) => layerIn(operation, graph, listed, isUnknown(open) ? open : null)),
    inputs: trace.inputs.map(({ operation, shape, dtype }) => ({ layer: operation.id, shape, dtype })),
    outputs: isWhole ? trace.outputs.flatMap((tensor) => references(tensor, graph, listed)) : [],
  };
}

/** @param open Why `call` is not completely known; null where it is, so that a layer that it does not reach is not built. */
function layerIn(operation: Operation, graph: ModelGraph, listed: ReadonlySet<Operation>, open: Unknown | null): LayerSpec {
  const uses = graph.applications.get(operation) ?? [];
  if (uses.length === 0) {
    const unused = open ?? unknown(l10n.t('The model\'s call() does not use this layer.'), operation.source.range);
    const made = operation.applications[0]?.inference;
    return layerSpec(
      operation,
      [{ inputs: [], outputShape: open === null ? unused : (made?.outputShape ?? unused) }],
      weightsOf(operation) ?? (open === null ? [] : inferUnmet(operation, open).weights),
    );
  }
  const calls = uses.map((application) => {
    const made = operation.applications[application];
    const given = made?.inputs ?? [];
    const inputs = given.flatMap((tensor) => references(tensor, graph, listed));
    const followsFunctions = given.some(({ operation: giver }) => !listed.has(giver));
    return { inputs, ...(followsFunctions && { followsFunctions }), outputShape: made?.inference.outputShape ?? unknown(l10n.t('The layer is not called.'), operation.source.range), ...givenIn(made) };
  });
  return layerSpec(operation, calls, weightsOf(operation) ?? []);
}

/** A tensor of a listed operation; of another, the listed ones that it is made of. */
function references(tensor: Tensor, graph: ModelGraph, listed: ReadonlySet<Operation>): TensorReference[] {
  const found = new Map<string, TensorReference>();
  const seen = new Set<string>();
  const pending = [tensor];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { operation, application, output } = next;
    const key = `${operation.id}#${application}#${output}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!listed.has(operation)) pending.push(...(operation.applications[application]?.inputs ?? []).toReversed());
    else found.set(key, { layer: operation.id, call: Math.max(graph.applications.get(operation)?.indexOf(application) ?? 0, 0), output });
  }
  return [...found.values()];
}
