import * as l10n from '@vscode/l10n';
import { emit, encodeModel, OnnxGraphBuilder, type OnnxGraph, type OnnxValue, type Tensor } from '../../graph/index.js';
import { flattened, modelWeights, predictionName, predictionStep, type SampleType } from '../../nn/index.js';
import { isUnknown, type ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { SavedModel } from '../saved-model.js';
import { markedBatch, withAnyBatch } from './dynamic-batch.js';

/** A model as an `.onnx` file. */
export interface OnnxFile {
  readonly bytes: Uint8Array;
  /** How many samples it takes at a time; null for any number. */
  readonly batchSize: number | null;
}

/**
 * A model that predicts, as one ONNX graph with its weights in it, which ONNX Runtime runs as it is. Inputs and outputs
 * have the names that Keras's own export gives them: those of the input layers, `output_0`.
 * @param batchSize How many samples a model takes at a time in which that number cannot be left open.
 * @throws SavingError or NotTrainableError naming the layer that cannot be computed.
 */
export function onnxModel(saved: SavedModel, batchSize = 1): OnnxFile {
  const open = withAnyBatch(inference(saved, markedBatch));
  const graph = open ?? inference(saved, batchSize);
  return { bytes: encodeModel(graph), batchSize: open === null ? batchSize : null };
}

function inference({ model, models, read }: SavedModel, batchSize: number): OnnxGraph {
  const flat = flattened(model, models);
  const step = predictionStep({ model: flat, batchSize, x: model.inputs.map((_, index) => sampleOf(model, index)) });
  const builder = new OnnxGraphBuilder(model.name);
  const bound = new Map<Tensor, string>();
  const inputs = step.batchInputs.map(({ tensor, type, shape }, index): OnnxValue => {
    const name = inputName(model, index);
    bound.set(tensor, name);
    return { name, type, shape };
  });
  const weights = modelWeights(flat);
  for (const { name, read: tensor } of step.state) if (weights.some((weight) => weight.name === name)) bound.set(tensor, name);
  const results = model.outputs.map((_, index) => step.state.find(({ name }) => name === predictionName(index)));
  const names = emit(results.flatMap((result) => (result === undefined ? [] : [result.next])), bound, builder);
  const outputs = results.flatMap((result, index): OnnxValue[] => {
    if (result === undefined) return [];
    const name = `output_${index}`;
    builder.nodeNamed('Identity', [names.get(result.next) ?? ''], [name]);
    return [{ name, type: 'float32', shape: result.shape }];
  });
  const graph = builder.finish(inputs, outputs);
  const used = namesIn(graph);
  const constants = weights.filter(({ name }) => used.has(name)).map(({ name, spec: { shape } }) => {
    const { buffer, byteOffset, byteLength } = read(name);
    return { name, type: 'float32' as const, shape, bytes: new Uint8Array(buffer, byteOffset, byteLength) };
  });
  return { ...graph, constants: [...graph.constants, ...constants] };
}

/** Every name that a graph, or one inside of it, uses. */
function namesIn(graph: OnnxGraph, names = new Set<string>()): ReadonlySet<string> {
  for (const { inputs, attributes } of graph.nodes) {
    for (const name of inputs) names.add(name);
    for (const attribute of Object.values(attributes)) if ('graph' in attribute) namesIn(attribute.graph, names);
  }
  return names;
}

/** Whole numbers go into what looks words up; everything else takes floats. */
function sampleOf(model: ModelSpec, index: number): SampleType {
  const input = model.inputs[index];
  if (input === undefined || isUnknown(input.shape) || input.shape.slice(1).some((length) => length === null)) {
    throw new SavingError(l10n.t('The shape of the input of the model "{0}" is not known. Give it with keras.Input(shape=…).', model.name));
  }
  const feedsEmbedding = model.layers.some(({ className, calls }) => className === 'Embedding' && calls.some(({ inputs }) => inputs[0]?.layer === input.layer));
  return { type: feedsEmbedding || input.dtype.startsWith('int') ? 'int32' : 'float32', shape: input.shape.slice(1).map(Number) };
}

function inputName(model: ModelSpec, index: number): string {
  const id = model.inputs[index]?.layer ?? '';
  return model.layers.find((layer) => layer.id === id)?.name ?? id.split('/').at(-1) ?? `input_${index}`;
}
