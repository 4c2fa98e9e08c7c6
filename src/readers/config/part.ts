import { layers } from '../../nn/index.js';
import { isUnknown, type CallArgument, type LayerCall, type LayerSpec, type Shape } from '../../spec/index.js';
import { innerWeights } from '../keras/operations/inner-weights.js';
import { inferLayer } from '../keras/operations/infer.js';
import type { Inference } from '../keras/operations/operation.js';
import { dtypeOf, layerConfig } from './config-value.js';
import { functionShape } from './function-shape.js';
import { callSourceOf, isOfKeras, member, textOf, type SavedObject } from './saved.js';

/** One thing in a model: a layer, a model that is used as one, or a function. */
export interface Part extends Pick<LayerSpec, 'id' | 'name' | 'className' | 'config' | 'source' | 'trainable'> {
  readonly dtype: string;
  readonly isInput: boolean;
  /** Whether it is no layer but a function on tensors. */
  readonly isFunction: boolean;
  /** @param given all arguments of the call, which functions go by. */
  infer(inputs: readonly Shape[], given?: readonly CallArgument[]): Inference;
}

/** The name of a saved layer or model, which its configuration holds. */
export function nameOf({ className, config }: SavedObject): string {
  return textOf(member(config, 'name')) ?? className.toLowerCase();
}

/** A layer, by the catalogue; one that the catalogue does not have is known by its name only. */
export function layerPart(saved: SavedObject, id: string, path: string): Part {
  const isFunction = saved.module?.startsWith('keras.src.ops') === true;
  const definition = isOfKeras(saved) && !isFunction ? layers.find(saved.className) : undefined;
  const className = definition?.className ?? saved.className;
  // What a function is given besides tensors is an argument of its call.
  const config = isFunction ? {} : layerConfig(definition, saved, path);
  const source = callSourceOf(path, saved);
  const trainable = member(saved.config, 'trainable');
  return {
    id,
    name: nameOf(saved),
    className,
    config,
    source,
    trainable: !(trainable?.kind === 'scalar' && trainable.value === false),
    dtype: dtypeOf(saved.config),
    isInput: className === 'InputLayer',
    isFunction,
    infer: (inputs, given = []) =>
      isFunction
        ? { outputShape: functionShape(className, inputs, given, source.range), weights: [] }
        : inferLayer(className, definition, config, inputs, source.range),
  };
}

/** The weights of parts as those of one layer, the model that they are in; those of a frozen part are not trained. */
export function weightsInside(parts: readonly { readonly part: Part; readonly inference: Inference }[]): Inference['weights'] {
  return innerWeights(
    parts.map(({ part: { name, trainable }, inference }) => {
      const { weights } = inference;
      if (trainable || isUnknown(weights)) return { name, inference };
      return { name, inference: { ...inference, weights: weights.map((weight) => ({ ...weight, trainable: false })) } };
    }),
  );
}

/** A part as a layer of the specification. */
export function partSpec({ id, name, className, config, source, trainable, isFunction }: Part, calls: readonly LayerCall[], weights: Inference['weights']): LayerSpec {
  return { id, name, className, config, source, calls, weights, trainable, ...(isFunction && { isFunction }) };
}
