import type { Architecture, Blueprint, BlueprintLayer, BlueprintSettings } from '../blueprint.js';
import { pool } from '../head.js';

/** Filters and strides of each block (table 1 of the paper). */
const blocks = [
  [64, 1], [128, 2], [128, 1], [256, 2], [256, 1], [512, 2], [512, 1], [512, 1], [512, 1], [512, 1], [512, 1], [1024, 2], [1024, 1],
] as const;

/**
 * MobileNet: a convolution of each channel, then one over the channels (Howard et al. 2017, "MobileNets: Efficient
 * Convolutional Neural Networks for Mobile Vision Applications").
 */
export const mobilenet: Architecture = (draw, settings) => {
  const width = (filters: number): number => Math.trunc(filters * settings.alpha);
  let x = active(draw, draw.convolution(draw.input, 'conv1', width(32), 3, { strides: 2, padding: 'same', use_bias: false }), 'conv1');
  for (const [index, [filters, strides]] of blocks.entries()) {
    const number = index + 1;
    if (strides === 2) x = draw.pad(x, `conv_pad_${number}`, 0, 1);
    const padding = strides === 1 ? 'same' : 'valid';
    const depthwise = `conv_dw_${number}`;
    x = draw.add('DepthwiseConv2D', depthwise, { kernel_size: 3, strides, padding, depth_multiplier: settings.depthMultiplier, use_bias: false }, x);
    const pointwise = `conv_pw_${number}`;
    x = draw.convolution(active(draw, x, depthwise), pointwise, width(filters), 1, { padding: 'same', use_bias: false });
    x = active(draw, x, pointwise);
  }
  return settings.includeTop ? classified(draw, x, settings) : pool(draw, x, settings, { average: null, maximum: null });
};

/** The classes as a convolution of the one place that an average over the picture leaves. */
function classified(draw: Blueprint, input: BlueprintLayer, { classes, classifierActivation, dropout }: BlueprintSettings): BlueprintLayer {
  let x = draw.add('GlobalAveragePooling2D', null, { keepdims: true }, input);
  x = draw.add('Dropout', 'dropout', { rate: dropout }, x);
  x = draw.add('Conv2D', 'conv_preds', { filters: classes, kernel_size: 1, padding: 'same' }, x);
  x = draw.add('Reshape', 'reshape_2', { target_shape: [classes] }, x);
  return draw.add('Activation', 'predictions', { activation: classifierActivation }, x);
}

function active(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.add('ReLU', `${name}_relu`, { max_value: 6 }, draw.add('BatchNormalization', `${name}_bn`, {}, input));
}
