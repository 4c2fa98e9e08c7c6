import * as l10n from '@vscode/l10n';
import { add, concatenate, constant, convolve, greaterOrEqual, multiply, reshape, scan, split, transpose, where, type Sliding, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, booleanArgument, numberArgument } from '../../argument.js';
import { ShapeError, type ForwardContext } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { channelsFirst, dataFormat, filtersFirst, inFormat, known, slidingOver, windowSettings, type DataFormat, type WindowLayer } from '../window/index.js';
import { activationOf } from './gates.js';
import { requireStateless, reversed } from './walk.js';

/** Input gate, forget gate, candidate, output gate. */
const BLOCKS = 4;

/**
 * As an LSTM, with i, f and o and the candidate made by convolutions of the input and of the state
 * (Shi et al., 2015; keras/src/layers/rnn/conv_lstm.py). The input is convolved for all steps at once.
 */
export function convLstmForward(layer: WindowLayer, context: ForwardContext, config: Config, inputs: readonly Tensor[]): readonly Tensor[] {
  requireStateless(config);
  requireNoMask(layer, context);
  const format = known('data_format', dataFormat(layer, config));
  const settings = known('kernel_size', windowSettings(layer, config, 'kernel_size'));
  const x = onlyInput(layer.className, inputs);
  const sequence = transpose(x, [1, 0, ...x.shape.map((_, axis) => axis).slice(2)]);
  const [steps = 1, batch = 1, ...picture] = sequence.shape;
  const images = channelsFirst(reshape(sequence, [steps * batch, ...picture]), format);
  const kernel = filtersFirst(context.weight('kernel'));
  const inputMasks = masksOf(context, numberArgument(config, 'dropout'), [batch, ...images.shape.slice(1)]);
  const products = gatedConvolution(images, kernel, inputMasks, slidingOver(images.shape.slice(2), settings));
  const sums = inFormat(booleanArgument(config, 'use_bias') ? add(products, biasOf(context, products)) : products, format);

  const shape = [batch, ...sums.shape.slice(1)].with(channelAxis(format, sums), (kernel.shape[0] ?? BLOCKS) / BLOCKS);
  const state = channelsFirst(constant(0, shape), format);
  const sliding = slidingOver(state.shape.slice(2), { ...settings, strides: settings.size.map(() => 1), dilations: settings.size.map(() => 1), padding: 'same' });
  const stateMasks = masksOf(context, numberArgument(config, 'recurrent_dropout'), state.shape);
  const [activate, gate] = [activationOf(config, 'activation'), activationOf(config, 'recurrent_activation')];
  const reverse = booleanArgument(config, 'go_backwards');
  const { final, sequences } = scan(
    {
      initial: initialStates(layer, context, shape),
      sequences: [reshape(sums, [steps, batch, ...sums.shape.slice(1)])],
      captured: [filtersFirst(context.weight('recurrent_kernel')), ...stateMasks],
      reverse,
    },
    ([hidden = state, carry = state], [step = state], [recurrent = kernel, ...masks]) => {
      const sum = add(inFormat(gatedConvolution(channelsFirst(hidden, format), recurrent, masks, sliding), format), step);
      const [input = sum, forget = sum, candidate = sum, output = sum] = blocks(sum, channelAxis(format, sum));
      const next = add(multiply(gate(forget), carry), multiply(gate(input), activate(candidate)));
      const out = multiply(gate(output), activate(next));
      return { carries: [out, next], outputs: [out] };
    },
  );
  const [last = state] = final;
  const output = booleanArgument(config, 'return_sequences') ? batchFirst(reverse ? reversed(sequences[0] ?? last) : (sequences[0] ?? last)) : last;
  return booleanArgument(config, 'return_state') ? [output, ...final] : [output];
}

function channelAxis(format: DataFormat, { shape }: Tensor): number {
  return format === 'channels_first' ? 1 : shape.length - 1;
}

function blocks(x: Tensor, axis: number): Tensor[] {
  return split(x, axis, new Array<number>(BLOCKS).fill((x.shape[axis] ?? BLOCKS) / BLOCKS));
}

function batchFirst(sequence: Tensor): Tensor {
  return transpose(sequence, [1, 0, ...sequence.shape.map((_, axis) => axis).slice(2)]);
}

/**
 * A convolution, where with dropout each block of filters sees `x` through a mask of its own.
 * @param x (steps · batch, channels, …lengths).
 * @param masks None, or one for each block: (batch, channels, …lengths).
 */
function gatedConvolution(x: Tensor, kernel: Tensor, masks: readonly Tensor[], how: Sliding): Tensor {
  if (masks.length === 0) return convolve(x, kernel, how);
  const kernels = blocks(kernel, 0);
  const [first = x, ...others] = masks.map((mask, index) => convolve(masked(x, mask), kernels[index] ?? kernel, how));
  return concatenate([first, ...others], 1);
}

/** The same mask for all steps. */
function masked(x: Tensor, mask: Tensor): Tensor {
  return reshape(multiply(reshape(x, [-1, ...mask.shape]), mask), x.shape);
}

/** A mask for each block, as `dropout_rnn_cell.py` makes them; none where nothing is dropped. */
function masksOf(context: ForwardContext, rate: number, shape: readonly number[]): readonly Tensor[] {
  // As in Keras, a rate of 1 drops nothing at all.
  if (!context.training || rate <= 0 || rate >= 1) return [];
  return Array.from({ length: BLOCKS }, () => where(greaterOrEqual(context.randomUniform(shape), rate), constant(1 / (1 - rate)), 0));
}

function biasOf(context: ForwardContext, sums: Tensor): Tensor {
  const bias = context.weight('bias');
  return reshape(bias, [...bias.shape, ...sums.shape.slice(2).map(() => 1)]);
}

/** @throws ShapeError where states are given that are not of the shape. */
function initialStates({ className }: WindowLayer, context: ForwardContext, shape: readonly number[]): readonly Tensor[] {
  const given = context.callTensors('initial_state');
  if (given.length === 0) return [constant(0, shape), constant(0, shape)];
  if (given.length === 2 && given.every((state) => state.shape.join() === shape.join())) return given;
  throw new ShapeError(l10n.t('The "initial_state" of {0} needs two tensors of the shape ({1}).', className, shape.join(', ')));
}

/** @throws ArgumentError where steps of the sequence may be missing. */
function requireNoMask({ className }: WindowLayer, context: ForwardContext): void {
  if (context.mask() === null) return;
  throw new ArgumentError('mask', l10n.t('{0} cannot be trained yet on a sequence with masked steps. Take the Masking before it away.', className));
}
