import type { Architecture, Blueprint, BlueprintLayer } from '../blueprint.js';
import { classify, namedHead } from '../head.js';

/** The filters inside the blocks of the four stages; a block puts out four times as many. */
const stageFilters = [64, 128, 256, 512];

/**
 * ResNet: stages of bottleneck blocks with a way around each (He et al. 2016, "Deep Residual Learning for Image
 * Recognition", table 1).
 * @param depths How many blocks each of the four stages has.
 */
export function resnet(depths: readonly number[]): Architecture {
  return (draw, settings) => {
    let x = draw.pad(draw.input, 'conv1_pad', 3, 3);
    x = relu(draw, normalized(draw, draw.convolution(x, 'conv1_conv', 64, 7, { strides: 2 }), 'conv1_bn'), 'conv1_relu');
    x = draw.add('MaxPooling2D', 'pool1_pool', { pool_size: 3, strides: 2 }, draw.pad(x, 'pool1_pad', 1, 1));
    for (const [stage, depth] of depths.entries()) {
      for (let block = 1; block <= depth; block++) {
        const strides = block === 1 && stage > 0 ? 2 : 1;
        x = bottleneck(draw, x, `conv${stage + 2}_block${block}`, stageFilters[stage] ?? 0, strides, block === 1);
      }
    }
    return classify(draw, x, settings, { top: 'avg_pool', pooled: namedHead });
  };
}

/** Three convolutions, of which the first narrows and the last widens; a projected way around where the shape changes. */
function bottleneck(draw: Blueprint, input: BlueprintLayer, name: string, filters: number, strides: number, projects: boolean): BlueprintLayer {
  const around = projects
    ? normalized(draw, draw.convolution(input, `${name}_0_conv`, 4 * filters, 1, { strides }), `${name}_0_bn`)
    : input;
  let x = draw.convolution(input, `${name}_1_conv`, filters, 1, { strides });
  x = relu(draw, normalized(draw, x, `${name}_1_bn`), `${name}_1_relu`);
  x = draw.convolution(x, `${name}_2_conv`, filters, 3, { padding: 'same' });
  x = relu(draw, normalized(draw, x, `${name}_2_bn`), `${name}_2_relu`);
  x = normalized(draw, draw.convolution(x, `${name}_3_conv`, 4 * filters, 1), `${name}_3_bn`);
  return relu(draw, draw.add('Add', `${name}_add`, {}, around, x), `${name}_out`);
}

/**
 * ResNet v2: the normalization and the activation stand before the convolutions, and the way around is left alone (He et
 * al. 2016, "Identity Mappings in Deep Residual Networks", figure 1b). The last block of a stage makes the picture smaller.
 * @param depths How many blocks each of the four stages has.
 */
export function resnetV2(depths: readonly number[]): Architecture {
  return (draw, settings) => {
    let x = draw.convolution(draw.pad(draw.input, 'conv1_pad', 3, 3), 'conv1_conv', 64, 7, { strides: 2 });
    x = draw.add('MaxPooling2D', 'pool1_pool', { pool_size: 3, strides: 2 }, draw.pad(x, 'pool1_pad', 1, 1));
    for (const [stage, depth] of depths.entries()) {
      for (let block = 1; block <= depth; block++) {
        const strides = block === depth && stage < depths.length - 1 ? 2 : 1;
        x = preactivated(draw, x, `conv${stage + 2}_block${block}`, stageFilters[stage] ?? 0, strides, block === 1);
      }
    }
    x = relu(draw, normalized(draw, x, 'post_bn'), 'post_relu');
    return classify(draw, x, settings, { top: 'avg_pool', pooled: namedHead });
  };
}

function preactivated(draw: Blueprint, input: BlueprintLayer, name: string, filters: number, strides: number, projects: boolean): BlueprintLayer {
  const active = relu(draw, normalized(draw, input, `${name}_preact_bn`), `${name}_preact_relu`);
  const around = projects
    ? draw.convolution(active, `${name}_0_conv`, 4 * filters, 1, { strides })
    : strides > 1 ? draw.add('MaxPooling2D', null, { pool_size: 1, strides }, input) : input;
  let x = draw.convolution(active, `${name}_1_conv`, filters, 1, { use_bias: false });
  x = relu(draw, normalized(draw, x, `${name}_1_bn`), `${name}_1_relu`);
  x = draw.convolution(draw.pad(x, `${name}_2_pad`, 1, 1), `${name}_2_conv`, filters, 3, { strides, use_bias: false });
  x = relu(draw, normalized(draw, x, `${name}_2_bn`), `${name}_2_relu`);
  x = draw.convolution(x, `${name}_3_conv`, 4 * filters, 1);
  return draw.add('Add', `${name}_out`, {}, around, x);
}

function normalized(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.add('BatchNormalization', name, { axis: 3, epsilon: 1.001e-5 }, input);
}

function relu(draw: Blueprint, input: BlueprintLayer, name: string): BlueprintLayer {
  return draw.activation(input, name, 'relu');
}
