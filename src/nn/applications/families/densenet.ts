import type { Architecture, Blueprint, BlueprintLayer } from '../blueprint.js';
import { classify, namedHead } from '../head.js';

/** How many channels each convolution of a dense block adds. */
const growth = 32;

/**
 * A DenseNet: every convolution sees the outputs of all before it in its block (Huang et al. 2017, "Densely Connected
 * Convolutional Networks", table 1).
 * @param depths The number of convolutions in each of the four blocks.
 */
export function denseNet(depths: readonly number[]): Architecture {
  return (draw, settings) => {
    let x = draw.convolution(draw.pad(draw.input, null, 3, 3), 'conv1_conv', 64, 7, { strides: 2, use_bias: false });
    x = active(draw, x, 'conv1_bn', 'conv1_relu');
    x = draw.add('MaxPooling2D', 'pool1', { pool_size: 3, strides: 2 }, draw.pad(x, null, 1, 1));
    let channels = 64;
    for (const [index, depth] of depths.entries()) {
      const block = index + 2;
      for (let number = 1; number <= depth; number++) x = dense(draw, x, `conv${block}_block${number}`);
      channels += depth * growth;
      if (index === depths.length - 1) break;
      channels = Math.trunc(channels / 2);
      x = transition(draw, x, `pool${block}`, channels);
    }
    return classify(draw, active(draw, x, 'bn', 'relu'), settings, { top: 'avg_pool', pooled: namedHead });
  };
}

function dense(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  let x = active(draw, input, `${name}_0_bn`, `${name}_0_relu`);
  x = active(draw, draw.convolution(x, `${name}_1_conv`, 4 * growth, 1, { use_bias: false }), `${name}_1_bn`, `${name}_1_relu`);
  x = draw.convolution(x, `${name}_2_conv`, growth, 3, { padding: 'same', use_bias: false });
  return draw.add('Concatenate', `${name}_concat`, {}, input, x);
}

/** Halves the picture, and leaves as many channels. */
function transition(draw: Blueprint, input: BlueprintLayer, name: string, channels: number): BlueprintLayer {
  const x = draw.convolution(active(draw, input, `${name}_bn`, `${name}_relu`), `${name}_conv`, channels, 1, { use_bias: false });
  return draw.add('AveragePooling2D', `${name}_pool`, { pool_size: 2, strides: 2 }, x);
}

function active(draw: Blueprint, input: BlueprintLayer, normalization: string, activation: string): BlueprintLayer {
  return draw.activation(draw.add('BatchNormalization', normalization, { epsilon: 1.001e-5 }, input), activation, 'relu');
}
