import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';

const NAME = 'MelSpectrogram';

/** Sound as the loudness of frequencies that people tell apart (keras/src/layers/preprocessing/mel_spectrogram.py). */
export const melSpectrogram: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'fft_length', default: 2048 },
    { name: 'sequence_stride', default: 512 },
    { name: 'sequence_length', default: null },
    { name: 'window', default: 'hann' },
    { name: 'sampling_rate', default: 16000 },
    { name: 'num_mel_bins', default: 128 },
    { name: 'min_freq', default: 20 },
    { name: 'max_freq', default: null },
    { name: 'power_to_db', default: true },
    { name: 'top_db', default: 80 },
    { name: 'mag_exp', default: 2 },
    { name: 'min_power', default: 1e-10 },
    { name: 'ref_power', default: 1 },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    const bins = countOf(NAME, config, 'num_mel_bins');
    const stride = countOf(NAME, config, 'sequence_stride');
    const length = input.at(-1) ?? null;
    const frames = length === null || isUnknown(stride) ? null : Math.floor((length + stride + 1) / stride);
    return [...input.slice(0, -1), isUnknown(bins) ? null : bins, frames];
  },
  weights: () => [],
};
