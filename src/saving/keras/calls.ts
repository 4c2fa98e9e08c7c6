import * as l10n from '@vscode/l10n';
import { isUnknown, type CallValue, type LayerCall, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import { operandsOf } from './functions.js';
import type { Json, JsonObject } from './objects.js';

/** The layers that take their inputs in one list, and not one by one. */
const takesList = new Set([
  'Add', 'AdditiveAttention', 'Attention', 'Average', 'Concatenate', 'Dot', 'Functional', 'HashedCrossing', 'Maximum', 'Minimum', 'Multiply', 'Sequential', 'Subtract',
]);

/** The arguments of one call of a layer (keras/src/models/functional.py, `serialize_node`). */
export function savedArguments(layer: LayerSpec, call: LayerCall, model: ModelSpec): JsonObject {
  const tensors = call.inputs.map((_, index) => savedTensor(call, index, model));
  if (layer.isFunction === true) {
    const operands = operandsOf(layer, call);
    return { args: operands?.map((value) => savedArgument(value, tensors, layer)) ?? tensors, kwargs: {} };
  }
  if (call.arguments === undefined) {
    return { args: tensors.length > 1 && takesList.has(layer.className) ? [tensors] : tensors, kwargs: {} };
  }
  const saved = call.arguments.map(({ name, value }) => ({ name, value: savedArgument(value, tensors, layer) }));
  return {
    args: saved.filter(({ name }) => name === null).map(({ value }) => value),
    kwargs: Object.fromEntries(saved.flatMap(({ name, value }) => (name === null ? [] : [[name, value]]))),
  };
}

function savedArgument(value: CallValue, tensors: readonly Json[], layer: LayerSpec): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly CallValue[]).map((each) => savedArgument(each, tensors, layer));
  if ('kind' in value && value.kind === 'input') return tensors[value.input] ?? null;
  if ('kind' in value && value.kind === 'ellipsis') return { class_name: '__ellipsis__', config: {} };
  if ('kind' in value && value.kind === 'slice') {
    const { start, stop, step } = value;
    return { class_name: '__slice__', config: { start, stop, step: step === 1 ? null : step } };
  }
  throw new SavingError(l10n.t('A call of the layer "{0}" has arguments that GradLens cannot save yet.', layer.name));
}

function savedTensor(call: LayerCall, index: number, model: ModelSpec): Json {
  const reference = call.inputs[index];
  const layer = model.layers.find(({ id }) => id === reference?.layer);
  const input = model.inputs.find((each) => each.layer === reference?.layer);
  const shape = layer?.calls[reference?.call ?? 0]?.outputShape ?? input?.shape;
  if (reference === undefined || layer === undefined || shape === undefined || isUnknown(shape)) {
    throw new SavingError(l10n.t('What goes into a layer of the model "{0}" is not known.', model.name));
  }
  return {
    class_name: '__keras_tensor__',
    config: { shape: [...shape], dtype: 'float32', keras_history: [layer.name, reference.call, reference.output] },
  };
}
