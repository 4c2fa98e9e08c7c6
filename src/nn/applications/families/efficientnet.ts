import type { Architecture, Blueprint, BlueprintLayer, PictureSize } from '../blueprint.js';
import { classify, namedHead } from '../head.js';
import { halved, paddingBeforeHalving } from '../halving.js';
import { divisibleBy8 } from '../width.js';

/** A stage of EfficientNet-B0 (table 1 of the paper). */
interface Stage {
  readonly kernelSize: number;
  readonly depth: number;
  readonly filters: number;
  readonly expansion: number;
  readonly strides: number;
}

const stages: readonly Stage[] = [
  { kernelSize: 3, depth: 1, filters: 16, expansion: 1, strides: 1 },
  { kernelSize: 3, depth: 2, filters: 24, expansion: 6, strides: 2 },
  { kernelSize: 5, depth: 2, filters: 40, expansion: 6, strides: 2 },
  { kernelSize: 3, depth: 3, filters: 80, expansion: 6, strides: 2 },
  { kernelSize: 5, depth: 3, filters: 112, expansion: 6, strides: 1 },
  { kernelSize: 5, depth: 4, filters: 192, expansion: 6, strides: 2 },
  { kernelSize: 3, depth: 1, filters: 320, expansion: 6, strides: 1 },
];

/** Of the last block that could be dropped, the rate; of those before it, in proportion. */
const dropConnectRate = 0.2;

/** The variances that the channels of ImageNet are divided by once more where its weights are loaded. */
const imagenetDeviations = [0.229, 0.224, 0.225].map((deviation) => 1 / Math.sqrt(deviation));

/**
 * EfficientNet: the blocks of MobileNetV2 with a squeeze and excitation, as many and as wide as two factors say (Tan and Le
 * 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks").
 * @param width How many times the filters of B0.
 * @param depth How many times the blocks of B0.
 * @param dropout The rate before the classes.
 */
export function efficientNet(width: number, depth: number, dropout: number): Architecture {
  const widened = (filters: number): number => divisibleBy8(filters * width);
  const depths = stages.map((stage) => Math.ceil(depth * stage.depth));
  const total = depths.reduce((sum, each) => sum + each, 0);
  return (draw, settings) => {
    let x = draw.add('Normalization', null, { axis: 3 }, draw.add('Rescaling', null, { scale: 1 / 255 }, draw.input));
    if (settings.weights === 'imagenet') x = draw.add('Rescaling', null, { scale: imagenetDeviations }, x);
    let channels = widened(32);
    let { picture } = settings;
    x = draw.add('ZeroPadding2D', 'stem_conv_pad', { padding: paddingBeforeHalving(picture, 3) }, x);
    picture = halved(picture);
    x = swish(draw, normalized(draw, draw.convolution(x, 'stem_conv', channels, 3, { strides: 2, use_bias: false }), 'stem_bn'), 'stem_activation');
    let number = 0;
    for (const [index, stage] of stages.entries()) {
      for (let place = 0; place < (depths[index] ?? 0); place++) {
        const strides = place === 0 ? stage.strides : 1;
        const block = {
          name: `block${index + 1}${String.fromCharCode('a'.charCodeAt(0) + place)}`, kernelSize: stage.kernelSize, expansion: stage.expansion, channels,
          width: widened(stage.filters), strides, picture, dropRate: (dropConnectRate * number) / total,
        };
        x = invertedResidual(draw, x, block);
        channels = block.width;
        if (strides === 2) picture = halved(picture);
        number++;
      }
    }
    x = draw.convolution(x, 'top_conv', widened(1280), 1, { padding: 'same', use_bias: false });
    x = swish(draw, normalized(draw, x, 'top_bn'), 'top_activation');
    return classify(draw, x, settings, { top: 'avg_pool', pooled: namedHead, dropout });
  };
}

interface Block {
  readonly name: string;
  readonly kernelSize: number;
  readonly expansion: number;
  /** The channels that come in, and those that go out. */
  readonly channels: number;
  readonly width: number;
  readonly strides: number;
  /** The size that comes in. */
  readonly picture: PictureSize;
  /** How often the block is passed over in training. */
  readonly dropRate: number;
}

function invertedResidual(draw: Blueprint, input: BlueprintLayer, block: Block): BlueprintLayer {
  const { name, kernelSize, channels, width, strides } = block;
  const inside = channels * block.expansion;
  let x = input;
  if (block.expansion !== 1) {
    x = draw.convolution(x, `${name}_expand_conv`, inside, 1, { padding: 'same', use_bias: false });
    x = swish(draw, normalized(draw, x, `${name}_expand_bn`), `${name}_expand_activation`);
  }
  if (strides === 2) x = draw.add('ZeroPadding2D', `${name}_dwconv_pad`, { padding: paddingBeforeHalving(block.picture, kernelSize) }, x);
  x = draw.add('DepthwiseConv2D', `${name}_dwconv`, { kernel_size: kernelSize, strides, padding: strides === 2 ? 'valid' : 'same', use_bias: false }, x);
  x = swish(draw, normalized(draw, x, `${name}_bn`), `${name}_activation`);
  x = excited(draw, x, name, inside, Math.max(1, Math.trunc(channels / 4)));
  x = normalized(draw, draw.convolution(x, `${name}_project_conv`, width, 1, { padding: 'same', use_bias: false }), `${name}_project_bn`);
  if (strides !== 1 || channels !== width) return x;
  if (block.dropRate > 0) x = draw.add('Dropout', `${name}_drop`, { rate: block.dropRate, noise_shape: [null, 1, 1, 1] }, x);
  return draw.add('Add', `${name}_add`, {}, x, input);
}

/** Squeeze and excitation: every channel times a factor that is made of the means of all (Hu et al. 2018). */
function excited(draw: Blueprint, input: BlueprintLayer, name: string, channels: number, squeezed: number): BlueprintLayer {
  let x = draw.add('GlobalAveragePooling2D', `${name}_se_squeeze`, {}, input);
  x = draw.add('Reshape', `${name}_se_reshape`, { target_shape: [1, 1, channels] }, x);
  x = draw.convolution(x, `${name}_se_reduce`, squeezed, 1, { padding: 'same', activation: 'swish' });
  x = draw.convolution(x, `${name}_se_expand`, channels, 1, { padding: 'same', activation: 'sigmoid' });
  return draw.add('Multiply', `${name}_se_excite`, {}, input, x);
}

function normalized(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.add('BatchNormalization', name, { axis: 3 }, input);
}

function swish(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.activation(input, name, 'swish');
}
