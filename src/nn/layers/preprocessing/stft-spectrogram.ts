import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { argument, booleanArgument, numberArgument, stringArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { dataFormat, firstUnknown, imageShape, outputLengths, shapeOf } from '../window/index.js';

const NAME = 'STFTSpectrogram';
const layer = { className: NAME, rank: 1 };

/** Sound as the loudness of its frequencies, frame by frame (keras/src/layers/preprocessing/stft_spectrogram.py). */
export const stftSpectrogram: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'mode', default: 'log' },
    { name: 'frame_length', default: 256 },
    { name: 'frame_step', default: null },
    { name: 'fft_length', default: null },
    { name: 'window', default: 'hann' },
    { name: 'periodic', default: false },
    { name: 'scaling', default: 'density' },
    { name: 'padding', default: 'valid' },
    { name: 'expand_dims', default: false },
    { name: 'data_format', default: null },
  ],
  outputShape,
  weights,
};

function outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape> {
  const missing = firstUnknown(config, ['mode', 'frame_length', 'frame_step', 'fft_length', 'padding', 'expand_dims']);
  if (missing !== undefined) return missing;
  const format = dataFormat(layer, config);
  if (isUnknown(format)) return format;
  const { batch, channels, lengths } = imageShape(layer, format, inputs);
  const length = numberArgument(config, 'frame_length');
  const step = argument(config, 'frame_step') === null ? Math.floor(length / 2) : numberArgument(config, 'frame_step');
  const padding = stringArgument(config, 'padding') === 'same' ? 'same' : 'valid';
  const frames = outputLengths(layer, lengths, { size: [length], strides: [step], dilations: [1], padding });
  const own = frequencies(config) * (argument(config, 'mode') === 'stft' ? 2 : 1);
  if (!booleanArgument(config, 'expand_dims')) {
    return shapeOf({ batch, channels: channels === null ? null : channels * own, lengths: frames }, format);
  }
  return shapeOf({ batch, channels, lengths: [...frames, own] }, format);
}

function weights(config: Config): Maybe<readonly WeightSpec[]> {
  const missing = firstUnknown(config, ['mode', 'frame_length', 'fft_length']);
  if (missing !== undefined) return missing;
  const mode = stringArgument(config, 'mode');
  const shape = [numberArgument(config, 'frame_length'), 1, frequencies(config)];
  return [
    ...(mode === 'imag' ? [] : [fixedWeight('real_kernel', shape, stft('real', config))]),
    ...(mode === 'real' ? [] : [fixedWeight('imag_kernel', shape, stft('imag', config))]),
  ];
}

/** The initializer of Keras that makes the kernel's waves. */
function stft(side: 'real' | 'imag', config: Config) {
  const given = ['window', 'scaling', 'periodic'];
  const own = { side, ...Object.fromEntries(given.map((name) => [name, argument(config, name)])) };
  return { kind: 'object', className: 'STFT', config: own, given: ['side', ...given] } as const;
}

function frequencies(config: Config): number {
  const name = argument(config, 'fft_length') === null ? 'frame_length' : 'fft_length';
  return Math.floor(numberArgument(config, name) / 2) + 1;
}
