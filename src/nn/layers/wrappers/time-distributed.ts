import * as l10n from '@vscode/l10n';
import { isUnknown, type Shape } from '../../../spec/index.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { onlyInput } from '../shapes.js';
import { wrappedLayer, type FindLayer } from './wrapped.js';

const NAME = 'TimeDistributed';

/** The same layer on every step of a sequence (keras/src/layers/rnn/time_distributed.py). */
export const timeDistributed = (find: FindLayer): LayerDefinition => ({
  className: NAME,
  aliases: [],
  parameters: [{ name: 'layer' }],
  outputShape(config, inputs) {
    const step = stepOf(inputs);
    const layer = wrappedLayer(NAME, config, 'layer', find);
    if (isUnknown(layer)) return layer;
    const output = layer.definition.outputShape(layer.config, [step]);
    if (isUnknown(output)) return output;
    const [batch = null, ...sample] = output;
    return [batch, onlyInput(NAME, inputs)[1] ?? null, ...sample];
  },
  weights(config, inputs) {
    const layer = wrappedLayer(NAME, config, 'layer', find);
    return isUnknown(layer) ? layer : layer.definition.weights(layer.config, [stepOf(inputs)]);
  },
});

function stepOf(inputs: readonly Shape[]): Shape {
  const input = onlyInput(NAME, inputs);
  const [batch = null, , ...sample] = input;
  if (sample.length > 0) return [batch, ...sample];
  throw new ShapeError(
    l10n.t('{0} needs an input of three or more axes, batch and steps first; it gets {1}.', NAME, formatShape(input)),
  );
}
