import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';

/** A layer that stretches pictures along one axis by a random factor, so that their size along it is free. */
function randomSize(className: string, axisFromEnd: number): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters: [{ name: 'factor' }, { name: 'interpolation', default: 'bilinear' }, { name: 'seed', default: null }],
    outputShape: (_config, inputs) => onlyInput(className, inputs).map((size, axis, { length }) => (axis === length - axisFromEnd ? null : size)),
    weights: () => [],
  };
}

/** Layers of older Keras that `tf.keras` still has (keras/src/legacy/layers.py). */
export const randomSizes: readonly LayerDefinition[] = [randomSize('RandomHeight', 3), randomSize('RandomWidth', 2)];
