import type { Architecture, Blueprint, BlueprintLayer, PictureSize } from '../blueprint.js';
import { classify } from '../head.js';
import { halved, paddingBeforeHalving } from '../halving.js';
import { divisibleBy8 } from '../width.js';

/** Expansion, filters, number of blocks and strides of each stage (table 2 of the paper). */
const stages = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1]] as const;

/**
 * MobileNetV2: blocks that widen, convolve each channel and narrow without an activation (Sandler et al. 2018,
 * "MobileNetV2: Inverted Residuals and Linear Bottlenecks").
 */
export const mobilenetV2: Architecture = (draw, settings) => {
  const { alpha } = settings;
  let channels = divisibleBy8(32 * alpha);
  let x = draw.convolution(draw.input, 'Conv1', channels, 3, { strides: 2, padding: 'same', use_bias: false });
  x = relu6(draw, normalized(draw, x, 'bn_Conv1'), 'Conv1_relu');
  let picture = halved(settings.picture);
  let number = 0;
  for (const [expansion, filters, depth, firstStrides] of stages) {
    for (let block = 0; block < depth; block++) {
      const width = divisibleBy8(Math.trunc(filters * alpha));
      const strides = block === 0 ? firstStrides : 1;
      x = invertedResidual(draw, x, { number, expansion, channels, width, strides, picture });
      if (strides === 2) picture = halved(picture);
      channels = width;
      number++;
    }
  }
  x = draw.convolution(x, 'Conv_1', alpha > 1 ? divisibleBy8(1280 * alpha) : 1280, 1, { use_bias: false });
  x = relu6(draw, normalized(draw, x, 'Conv_1_bn'), 'out_relu');
  return classify(draw, x, settings, { top: null, pooled: { average: null, maximum: null } });
};

interface Block {
  readonly number: number;
  readonly expansion: number;
  /** The channels that come in, and those that go out. */
  readonly channels: number;
  readonly width: number;
  readonly strides: number;
  /** The size that comes in. */
  readonly picture: PictureSize;
}

function invertedResidual(draw: Blueprint, input: BlueprintLayer, { number, expansion, channels, width, strides, picture }: Block): BlueprintLayer {
  const name = number === 0 ? 'expanded_conv' : `block_${number}`;
  let x = input;
  if (number > 0) {
    x = draw.convolution(x, `${name}_expand`, expansion * channels, 1, { padding: 'same', use_bias: false });
    x = relu6(draw, normalized(draw, x, `${name}_expand_BN`), `${name}_expand_relu`);
  }
  if (strides === 2) x = draw.add('ZeroPadding2D', `${name}_pad`, { padding: paddingBeforeHalving(picture, 3) }, x);
  x = draw.add('DepthwiseConv2D', `${name}_depthwise`, { kernel_size: 3, strides, use_bias: false, padding: strides === 1 ? 'same' : 'valid' }, x);
  x = relu6(draw, normalized(draw, x, `${name}_depthwise_BN`), `${name}_depthwise_relu`);
  x = normalized(draw, draw.convolution(x, `${name}_project`, width, 1, { padding: 'same', use_bias: false }), `${name}_project_BN`);
  return channels === width && strides === 1 ? draw.add('Add', `${name}_add`, {}, input, x) : x;
}

function normalized(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.add('BatchNormalization', name, { epsilon: 1e-3, momentum: 0.999 }, input);
}

function relu6(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.add('ReLU', name, { max_value: 6 }, input);
}
