import { isConfigObject, type Config } from '../../../../spec/index.js';

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const recurrent = named('RNN SimpleRNN LSTM GRU ConvLSTM1D ConvLSTM2D ConvLSTM3D Bidirectional');

/** Layers whose `call` has an argument `mask` (keras/src/layers). */
const reading = named('BatchNormalization GlobalAveragePooling1D Lambda Pipeline Softmax TimeDistributed');

/** Layers that support masking and leave `compute_mask` alone, so that the mask of the input is that of the output. */
const passing = named(
  'Activation ActivityRegularization AlphaDropout BatchNormalization Dense Dropout ELU GaussianDropout GaussianNoise GroupNormalization GroupedQueryAttention Identity '
  + 'LayerNormalization LeakyReLU MultiHeadAttention Normalization PReLU ReLU Rescaling Softmax SpatialDropout1D SpatialDropout2D SpatialDropout3D TimeDistributed UnitNormalization',
);

/** Layers whose mask is where any of their inputs has one (keras/src/layers/merging/base_merge.py, `compute_mask`). */
export const merging = named('Add Average Maximum Minimum Multiply Subtract');

export function readsMask(className: string): boolean {
  return recurrent.has(className) || reading.has(className);
}

/** Whether the mask of the input is that of the output, too. */
export function passesMask(className: string, config: Config): boolean {
  if (!recurrent.has(className)) return passing.has(className);
  const { layer } = config;
  const { return_sequences: sequences } = isConfigObject(layer) ? layer.config : config;
  return sequences === true;
}
