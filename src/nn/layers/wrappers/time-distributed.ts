import * as l10n from '@vscode/l10n';
import { concatenate, reshape, split, transpose, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Shape } from '../../../spec/index.js';
import { ArgumentError } from '../../argument.js';
import { ShapeError, type ForwardContext, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { readsMask } from '../masks.js';
import { PrefixedContext } from '../prefixed-context.js';
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
  forward: (context, config, inputs) => forward(context, config, onlyInput(NAME, inputs), find),
});

/** Layers whose output for one sample depends on the others of the batch, or that remember what they have seen. */
const stepwise: ReadonlySet<string> = new Set(['BatchNormalization', 'SpectralNormalization']);

/** Steps count as samples, but for layers that take all samples of a step together. */
function forward(context: ForwardContext, config: Config, x: Tensor, find: FindLayer): Tensor {
  const layer = wrappedLayer(NAME, config, 'layer', find);
  if (isUnknown(layer)) throw new ArgumentError('layer', layer.reason);
  const { definition, config: own } = layer;
  const { className } = definition;
  if (definition.forward === undefined) {
    throw new ArgumentError('layer', l10n.t('{0} with a layer of class {1} cannot be trained yet.', NAME, className));
  }
  const mask = context.mask();
  if (mask !== null && readsMask(className)) {
    const message = l10n.t('{0} with a layer of class {1} cannot be trained on masked steps yet.', NAME, className);
    throw new ArgumentError('layer', message);
  }
  const around = new PrefixedContext(context, '');
  const apply = (samples: Tensor): Tensor => {
    const result = definition.forward?.(around, own, [samples]) ?? samples;
    const [output, ...others] = 'operation' in result ? [result] : result;
    if (output !== undefined && others.length === 0) return output;
    throw new ArgumentError('layer', l10n.t('{0} needs a layer with one output.', NAME));
  };
  const [batch = 1, steps = 1, ...sample] = x.shape;
  if (!stepwise.has(className)) {
    const output = apply(reshape(x, [batch * steps, ...sample]));
    return reshape(output, [batch, steps, ...output.shape.slice(1)]);
  }
  const inTurn = transpose(x, [1, 0, ...sample.map((_, axis) => axis + 2)]);
  const [first = x, ...others] = split(inTurn, 0, new Array<number>(steps).fill(1)).map((step) => {
    const output = apply(reshape(step, [batch, ...sample]));
    return reshape(output, [batch, 1, ...output.shape.slice(1)]);
  });
  return concatenate([first, ...others], 1);
}

function stepOf(inputs: readonly Shape[]): Shape {
  const input = onlyInput(NAME, inputs);
  const [batch = null, , ...sample] = input;
  if (sample.length > 0) return [batch, ...sample];
  throw new ShapeError(
    l10n.t('{0} needs an input of three or more axes, batch and steps first; it gets {1}.', NAME, formatShape(input)),
  );
}
