import { multiply, type Tensor } from '../../graph/index.js';
import type { LayerSpec } from '../../spec/index.js';
import { maybeObject } from '../argument.js';
import { regularizers } from '../regularizers/index.js';
import { applyNamed } from './named-object.js';
import type { ModelWeight } from './weights.js';

/**
 * What the regularizers of weights add to the loss, one scalar each. Frozen weights cost nothing, as in Keras
 * (keras/src/layers/layer.py, `_get_regularization_losses`).
 * @param read The value of a weight in the step, by its name.
 * @throws NotTrainableError where a regularizer cannot be trained.
 */
export function weightPenalties(
  weights: readonly ModelWeight[],
  read: ReadonlyMap<string, Tensor>,
): readonly Tensor[] {
  return weights.flatMap(({ name, layer, spec, trainable }) => {
    const value = read.get(name);
    if (!trainable || value === undefined) return [];
    const penalty = applyNamed(layer, spec.regularizer, regularizers, (definition, { config }) =>
      definition.penalty(value, config),
    );
    return penalty === undefined ? [] : [penalty];
  });
}

/**
 * What a layer's `activity_regularizer` adds to the loss: its penalty of the layer's output, divided by the size of the
 * batch; nothing where the layer has none.
 * @throws NotTrainableError where the regularizer cannot be trained.
 */
export function activityPenalties(layer: LayerSpec, output: Tensor): readonly Tensor[] {
  const [batch = 1] = output.shape;
  const object = maybeObject(layer.config, 'activity_regularizer');
  const penalty = applyNamed(layer, object, regularizers, (definition, { config }) =>
    multiply(definition.penalty(output, config), 1 / batch),
  );
  return penalty === undefined ? [] : [penalty];
}
