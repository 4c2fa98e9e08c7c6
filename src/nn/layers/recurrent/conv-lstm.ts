import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { countOf } from '../count.js';
import { weightSpec } from '../weight.js';
import {
  dataFormat,
  firstUnknown,
  imageShape,
  outputLengths,
  shapeOf,
  sizes,
  windowSettings,
  type DataFormat,
  type ImageShape,
  type WindowLayer,
} from '../window/index.js';
import { convLstmForward } from './conv-lstm-forward.js';
import {
  activation,
  dropouts,
  initializers,
  layerPenalties,
  recurrentActivation,
  seed,
  sequence,
  unitForgetBias,
  useBias,
} from './parameters.js';
import { firstOutput, requireBatchSize, sequenceOutputs } from './sequence.js';
import { biasSpec } from './weights.js';

/** The gates of an LSTM side by side, and its candidate. */
const GATES = 4;

/** An LSTM whose products are convolutions (Shi et al., 2015; keras/src/layers/rnn/conv_lstm.py). */
function convLstm(layer: WindowLayer): LayerDefinition {
  const shapes = (config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> =>
    outputShapes(layer, config, inputs);
  return {
    className: layer.className,
    aliases: [],
    parameters: [
      { name: 'filters' },
      { name: 'kernel_size' },
      { name: 'strides', default: 1 },
      { name: 'padding', default: 'valid' },
      { name: 'data_format', default: null },
      { name: 'dilation_rate', default: 1 },
      activation,
      recurrentActivation,
      useBias,
      ...initializers,
      unitForgetBias,
      ...layerPenalties,
      ...dropouts,
      seed,
      ...sequence,
    ],
    callArguments: ['sequences'],
    outputShapes: shapes,
    outputShape: (config, inputs) => firstOutput(shapes(config, inputs)),
    weights: (config, inputs) => weights(layer, config, inputs),
    forward: (context, config, inputs) => convLstmForward(layer, context, config, inputs),
  };
}

function outputShapes(layer: WindowLayer, config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> {
  const format = dataFormat(layer, config);
  if (isUnknown(format)) return format;
  const { input, step } = stepOf(layer, config, format, inputs);
  const filters = countOf(layer.className, config, 'filters');
  const settings = windowSettings(layer, config, 'kernel_size');
  const lengths = isUnknown(settings) ? step.lengths.map(() => null) : outputLengths(layer, step.lengths, settings);
  const [, ...sample] = shapeOf({ ...step, channels: isUnknown(filters) ? null : filters, lengths }, format);
  return sequenceOutputs(config, input, sample, [sample, sample]);
}

function weights(layer: WindowLayer, config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const missing = firstUnknown(config, ['kernel_size', 'use_bias']);
  if (missing !== undefined) return missing;
  const format = dataFormat(layer, config);
  if (isUnknown(format)) return format;
  const filters = countOf(layer.className, config, 'filters');
  if (isUnknown(filters)) return filters;
  const { channels } = stepOf(layer, config, format, inputs).step;
  if (channels === null) {
    return unknown(l10n.t('The number of channels of the input of {0} is not known.', layer.className));
  }
  const window = sizes(layer, config, 'kernel_size');
  const columns = filters * GATES;
  const kernels = [
    weightSpec('kernel', [...window, channels, columns], config, 'kernel'),
    weightSpec('recurrent_kernel', [...window, filters, columns], config, 'recurrent'),
  ];
  return booleanArgument(config, 'use_bias') ? [...kernels, biasSpec([columns], config)] : kernels;
}

/** One step of the sequence; Keras refuses pictures whose size is not known. */
function stepOf(
  layer: WindowLayer,
  config: Config,
  format: DataFormat,
  inputs: readonly Shape[],
): { readonly input: Shape; readonly step: ImageShape } {
  const [input = []] = inputs;
  if (input.length !== layer.rank + 3) {
    throw new ShapeError(
      l10n.t(
        '{0} needs an input of {1} axes, batch and steps first; it gets {2}.',
        layer.className,
        layer.rank + 3,
        formatShape(input),
      ),
    );
  }
  requireBatchSize(layer.className, config, input);
  const [batch = null, , ...sample] = input;
  const step = imageShape(layer, format, [[batch, ...sample]]);
  if (step.lengths.includes(null)) {
    throw new ShapeError(
      l10n.t('{0} needs pictures of known size; it gets {1}.', layer.className, formatShape(input)),
    );
  }
  return { input, step };
}

export const convLstms: readonly LayerDefinition[] = [
  convLstm({ className: 'ConvLSTM1D', rank: 1 }),
  convLstm({ className: 'ConvLSTM2D', rank: 2 }),
  convLstm({ className: 'ConvLSTM3D', rank: 3 }),
];
