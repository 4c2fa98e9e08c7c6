import * as l10n from '@vscode/l10n';
import {
  isUnknown,
  type Config,
  type ConfigValue,
  type Maybe,
  type Shape,
  type WeightSpec,
} from '../../../spec/index.js';
import { argument, ArgumentError } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { wrappedLayer, type FindLayer } from './wrapped.js';

const NAME = 'Pipeline';

/** Layers one after the other as one (keras/src/layers/preprocessing/pipeline.py). */
export const pipeline = (find: FindLayer): LayerDefinition => ({
  className: NAME,
  aliases: [],
  parameters: [{ name: 'layers' }, { name: 'name', default: null }],
  outputShape(config, inputs) {
    const passed = passThrough(config, inputs, find);
    return isUnknown(passed) ? passed : passed.output;
  },
  weights(config, inputs) {
    const passed = passThrough(config, inputs, find);
    return isUnknown(passed) ? passed : passed.weights;
  },
});

/** What comes out at the end, and the weights on the way; names have the number of the layer in front. */
function passThrough(
  config: Config,
  inputs: readonly Shape[],
  find: FindLayer,
): Maybe<{ readonly output: Shape; readonly weights: Maybe<readonly WeightSpec[]> }> {
  const layers = argument(config, 'layers');
  if (isUnknown(layers)) return layers;
  if (!Array.isArray(layers)) throw new ArgumentError('layers', l10n.t('Pipeline needs a list of layers.'));
  let output = onlyInput(NAME, inputs);
  let weights: Maybe<readonly WeightSpec[]> = [];
  for (const [index, value] of (layers as readonly ConfigValue[]).entries()) {
    const layer = wrappedLayer(NAME, { layer: value }, 'layer', find);
    if (isUnknown(layer)) return layer;
    const own = layer.definition.weights(layer.config, [output]);
    if (!isUnknown(weights)) weights = isUnknown(own) ? own : [...weights, ...numbered(own, index)];
    const next = layer.definition.outputShape(layer.config, [output]);
    if (isUnknown(next)) return next;
    output = next;
  }
  return { output, weights };
}

function numbered(weights: readonly WeightSpec[], index: number): readonly WeightSpec[] {
  return weights.map((weight) => ({ ...weight, name: `${String(index)}/${weight.name}` }));
}
