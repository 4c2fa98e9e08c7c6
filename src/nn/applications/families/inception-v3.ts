import type { Config } from '../../../spec/index.js';
import type { Architecture, Blueprint, BlueprintLayer } from '../blueprint.js';
import { classify } from '../head.js';

/** Filters, and the height and the width of the kernel. */
type Step = readonly [filters: number, height: number, width: number];

/** The filters of the convolution after the pooling of each of the first three blocks. */
const pooledOfFirst = [32, 64, 64];

/** The filters inside each of the blocks whose kernels are 7 long. */
const insideOfLong = [128, 160, 160, 192];

/**
 * InceptionV3: blocks whose branches see the picture through kernels of several sizes (Szegedy et al. 2016, "Rethinking the
 * Inception Architecture for Computer Vision", table 1).
 */
export const inceptionV3: Architecture = (draw, settings) => {
  let x = convolution(draw, draw.input, [32, 3, 3], { strides: 2, padding: 'valid' });
  x = convolution(draw, x, [32, 3, 3], { padding: 'valid' });
  x = halve(draw, convolution(draw, x, [64, 3, 3]));
  x = convolution(draw, x, [80, 1, 1], { padding: 'valid' });
  x = halve(draw, convolution(draw, x, [192, 3, 3], { padding: 'valid' }));
  let mixed = 0;
  const join = (...branches: readonly BlueprintLayer[]): BlueprintLayer => draw.add('Concatenate', `mixed${mixed++}`, {}, ...branches);
  for (const pooled of pooledOfFirst) {
    x = join(chain(draw, x, [64, 1, 1]), chain(draw, x, [48, 1, 1], [64, 5, 5]), chain(draw, x, [64, 1, 1], [96, 3, 3], [96, 3, 3]), averaged(draw, x, pooled));
  }
  x = join(convolution(draw, x, [384, 3, 3], smaller), convolution(draw, chain(draw, x, [64, 1, 1], [96, 3, 3]), [96, 3, 3], smaller), halve(draw, x));
  for (const inside of insideOfLong) x = join(...longBranches(draw, x, inside));
  x = join(
    convolution(draw, chain(draw, x, [192, 1, 1]), [320, 3, 3], smaller),
    convolution(draw, chain(draw, x, [192, 1, 1], [192, 1, 7], [192, 7, 1]), [192, 3, 3], smaller),
    halve(draw, x),
  );
  for (const name of ['mixed9_0', 'mixed9_1']) x = join(...wideBranches(draw, x, name));
  return classify(draw, x, settings, { top: 'avg_pool', pooled: { average: null, maximum: null } });
};

const smaller = { strides: 2, padding: 'valid' } as const;

/** One convolution of 7 by 7 and two of them, each taken apart into one over the width and one over the height. */
function longBranches(draw: Blueprint, x: BlueprintLayer, inside: number): readonly BlueprintLayer[] {
  return [
    chain(draw, x, [192, 1, 1]),
    chain(draw, x, [inside, 1, 1], [inside, 1, 7], [192, 7, 1]),
    chain(draw, x, [inside, 1, 1], [inside, 7, 1], [inside, 1, 7], [inside, 7, 1], [192, 1, 7]),
    averaged(draw, x, 192),
  ];
}

/** Branches that end in a convolution over the width beside one over the height. */
function wideBranches(draw: Blueprint, x: BlueprintLayer, name: string): readonly BlueprintLayer[] {
  const beside = (input: BlueprintLayer, joined: string | null): BlueprintLayer =>
    draw.add('Concatenate', joined, {}, convolution(draw, input, [384, 1, 3]), convolution(draw, input, [384, 3, 1]));
  return [
    chain(draw, x, [320, 1, 1]),
    beside(chain(draw, x, [384, 1, 1]), name),
    beside(chain(draw, x, [448, 1, 1], [384, 3, 3]), null),
    averaged(draw, x, 192),
  ];
}

function averaged(draw: Blueprint, input: BlueprintLayer, filters: number): BlueprintLayer {
  return convolution(draw, draw.add('AveragePooling2D', null, { pool_size: 3, strides: 1, padding: 'same' }, input), [filters, 1, 1]);
}

function halve(draw: Blueprint, input: BlueprintLayer): BlueprintLayer {
  return draw.add('MaxPooling2D', null, { pool_size: 3, strides: 2 }, input);
}

function chain(draw: Blueprint, input: BlueprintLayer, ...steps: readonly Step[]): BlueprintLayer {
  return steps.reduce((x, step) => convolution(draw, x, step), input);
}

function convolution(draw: Blueprint, input: BlueprintLayer, [filters, height, width]: Step, others: Config = {}): BlueprintLayer {
  const x = draw.add('Conv2D', null, { filters, kernel_size: [height, width], strides: 1, padding: 'same', use_bias: false, ...others }, input);
  return draw.activation(draw.add('BatchNormalization', null, { scale: false }, x), null, 'relu');
}
