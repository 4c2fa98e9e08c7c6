import type { Shape } from '../../spec/index.js';
import type { Json } from '../json/index.js';
import { elementsOf, member, shapeOf, textOf } from './saved.js';

/** A tensor as a configuration names it: the output of a call of a layer, by the layer's name in the model. */
export interface SavedTensor {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
  /** What Keras 3 notes down of it; null where the file does not say. */
  readonly shape: Shape | null;
}

/**
 * Every tensor that a value names, in order: in lists and dictionaries, as Keras 3 (`__keras_tensor__`) and Keras 2
 * (`["dense", 0, 0, {…}]`) write them (keras/src/models/functional.py, `serialize_node` and `functional_from_config`).
 */
export function savedTensors(json: Json | undefined): SavedTensor[] {
  if (json === undefined || json.kind === 'scalar') return [];
  if (json.kind === 'array') {
    const tensor = history(json, null);
    // Keras 2 puts the other arguments of the call, which may be tensors, into the fourth place.
    return tensor === null ? json.elements.flatMap(savedTensors) : [tensor, ...savedTensors(json.elements[3])];
  }
  if (textOf(member(json, 'class_name')) === '__keras_tensor__') {
    const tensor = savedTensor(json);
    return tensor === null ? [] : [tensor];
  }
  return [...json.members.values()].flatMap(({ value }) => savedTensors(value));
}

/** The tensor that a value is, as Keras 3 writes it; null for other values. */
export function savedTensor(json: Json): SavedTensor | null {
  if (textOf(member(json, 'class_name')) !== '__keras_tensor__') return null;
  const config = member(json, 'config');
  return history(member(config, 'keras_history'), shapeOf(member(config, 'shape')));
}

function history(json: Json | undefined, shape: Shape | null): SavedTensor | null {
  const [layer, call, output] = elementsOf(json).map((each) => (each.kind === 'scalar' ? each.value : undefined));
  if (typeof layer !== 'string' || typeof call !== 'number' || typeof output !== 'number') return null;
  return { layer, call, output, shape };
}
