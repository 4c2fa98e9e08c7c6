import type { Architecture, Blueprint, BlueprintLayer } from '../blueprint.js';
import { classify } from '../head.js';

/** The blocks of the middle flow, which all are alike. */
const middle = [5, 6, 7, 8, 9, 10, 11, 12];

/**
 * Xception: depthwise separable convolutions, with a way around each group of them (Chollet 2017, "Xception: Deep Learning
 * with Depthwise Separable Convolutions", figure 5).
 */
export const xception: Architecture = (draw, settings) => {
  let x = stem(draw, draw.input, 'block1_conv1', 32, 2);
  x = stem(draw, x, 'block1_conv2', 64, 1);
  x = smaller(draw, x, 'block2', [128, 128], false);
  x = smaller(draw, x, 'block3', [256, 256]);
  x = smaller(draw, x, 'block4', [728, 728]);
  for (const block of middle) {
    const around = x;
    for (let number = 1; number <= 3; number++) x = activeSeparable(draw, x, `block${block}_sepconv${number}`, 728);
    x = draw.add('Add', null, {}, x, around);
  }
  x = smaller(draw, x, 'block13', [728, 1024]);
  for (const [index, filters] of [1536, 2048].entries()) {
    const name = `block14_sepconv${index + 1}`;
    x = draw.activation(separable(draw, x, name, filters), `${name}_act`, 'relu');
  }
  return classify(draw, x, settings, { top: 'avg_pool', pooled: { average: null, maximum: null } });
};

function stem(draw: Blueprint, input: BlueprintLayer, name: string, filters: number, strides: number): BlueprintLayer {
  const x = draw.convolution(input, name, filters, 3, { strides, use_bias: false });
  return draw.activation(draw.add('BatchNormalization', `${name}_bn`, {}, x), `${name}_act`, 'relu');
}

/** Two separable convolutions and a pooling, added to a convolution that halves the picture, too. */
function smaller(draw: Blueprint, input: BlueprintLayer, name: string, filters: readonly [number, number], startsActive = true): BlueprintLayer {
  let around = draw.convolution(input, null, filters[1], 1, { strides: 2, padding: 'same', use_bias: false });
  around = draw.add('BatchNormalization', null, {}, around);
  let x = startsActive ? activeSeparable(draw, input, `${name}_sepconv1`, filters[0]) : separable(draw, input, `${name}_sepconv1`, filters[0]);
  x = activeSeparable(draw, x, `${name}_sepconv2`, filters[1]);
  x = draw.add('MaxPooling2D', `${name}_pool`, { pool_size: 3, strides: 2, padding: 'same' }, x);
  return draw.add('Add', null, {}, x, around);
}

function activeSeparable(draw: Blueprint, input: BlueprintLayer, name: string, filters: number): BlueprintLayer {
  return separable(draw, draw.activation(input, `${name}_act`, 'relu'), name, filters);
}

function separable(draw: Blueprint, input: BlueprintLayer, name: string, filters: number): BlueprintLayer {
  const x = draw.add('SeparableConv2D', name, { filters, kernel_size: 3, padding: 'same', use_bias: false }, input);
  return draw.add('BatchNormalization', `${name}_bn`, {}, x);
}
