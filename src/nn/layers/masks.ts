import { cast, concatenate, constant, expand, greater, or, reduceMax, reshape, type Tensor } from '../../graph/index.js';
import type { LayerSpec } from '../../spec/index.js';
import { argument } from '../argument.js';

/**
 * The layers that hand the mask of their input on as it is: those that support masking in Keras and leave its
 * `compute_mask` alone. `test/parity/fixtures/layers.json` has the list from Keras.
 */
const keepers: ReadonlySet<string> = new Set([
  'Activation', 'ActivityRegularization', 'AlphaDropout', 'BatchNormalization', 'Dense', 'Dropout', 'ELU', 'GaussianDropout',
  'GaussianNoise', 'GroupNormalization', 'GroupedQueryAttention', 'Identity', 'LayerNormalization', 'LeakyReLU',
  'MultiHeadAttention', 'Normalization', 'PReLU', 'ReLU', 'Rescaling', 'Softmax', 'SpatialDropout1D', 'SpatialDropout2D',
  'SpatialDropout3D', 'TimeDistributed', 'UnitNormalization',
]);

/** The layers that work otherwise on steps that are masked. */
const readers: ReadonlySet<string> = new Set([
  'AdditiveAttention', 'Attention', 'BatchNormalization', 'Bidirectional', 'ConvLSTM1D', 'ConvLSTM2D', 'ConvLSTM3D', 'GRU',
  'GlobalAveragePooling1D', 'GroupedQueryAttention', 'LSTM', 'Lambda', 'MultiHeadAttention', 'Pipeline', 'RNN', 'SimpleRNN',
  'Softmax', 'TimeDistributed',
]);

/** Whether a layer finds out which steps are masked. */
export function makesMask({ className, config }: Pick<LayerSpec, 'className' | 'config'>): boolean {
  return className === 'Masking' || argument(config, 'mask_zero') === true;
}

/** Whether what comes out of a layer has the mask of what goes in. */
export function keepsMask(className: string): boolean {
  return keepers.has(className);
}

/** Whether a layer's output depends on the mask of its input. */
export function readsMask(className: string): boolean {
  return readers.has(className);
}

/** The mask of inputs that are merged element by element (keras/src/layers/merging/base_merge.py, `compute_mask`). */
export function mergedMask(masks: readonly (Tensor | null)[]): Tensor | null {
  const known = masks.filter((mask) => mask !== null);
  const [first, ...others] = known;
  if (first === undefined || known.length < masks.length) return null;
  return others.reduce((merged, mask) => or(merged, mask), first);
}

/** The mask of inputs one after another (keras/src/layers/merging/concatenate.py, `compute_mask`). */
export function concatenatedMask(inputs: readonly Tensor[], masks: readonly (Tensor | null)[], axis: number): Tensor | null {
  if (masks.every((mask) => mask === null)) return null;
  const whole = inputs.map((input, index) => {
    const mask = masks[index] ?? null;
    // Numbers, as there is no greatest of truths.
    const there = mask === null ? null : cast(mask, 'float32');
    if (there === null) return constant(1, input.shape);
    const rank = input.shape.length;
    return there.shape.length < rank ? expand(reshape(there, [...there.shape, 1]), input.shape) : there;
  });
  const [first, ...others] = whole;
  return first === undefined ? null : greater(reduceMax(concatenate([first, ...others], axis), [-1]), 0);
}
