import type { Architecture } from '../blueprint.js';
import { pool, predictions } from '../head.js';

const filters = [64, 128, 256, 512, 512];

/**
 * VGG: blocks of 3×3 convolutions, each closed by a pooling that halves the picture (Simonyan and Zisserman 2015,
 * "Very Deep Convolutional Networks for Large-Scale Image Recognition", table 1).
 * @param depths How many convolutions each of the five blocks has.
 */
export function vgg(depths: readonly number[]): Architecture {
  return (draw, settings) => {
    let x = draw.input;
    for (const [index, depth] of depths.entries()) {
      const block = `block${index + 1}`;
      for (let number = 1; number <= depth; number++) {
        x = draw.convolution(x, `${block}_conv${number}`, filters[index] ?? 0, 3, { padding: 'same', activation: 'relu' });
      }
      x = draw.add('MaxPooling2D', `${block}_pool`, { pool_size: 2, strides: 2 }, x);
    }
    if (!settings.includeTop) return pool(draw, x, settings, { average: null, maximum: null });
    x = draw.add('Flatten', 'flatten', {}, x);
    for (const name of ['fc1', 'fc2']) x = draw.add('Dense', name, { units: 4096, activation: 'relu' }, x);
    return predictions(draw, x, settings);
  };
}
