import type { LayerDefinition, ParameterDefinition } from '../../definition.js';
import { greyed, inverted, paled, posterized, sharpened, solarized, spreadOut } from './coloured-pictures.js';
import { hueMoved, saturated } from './hue-and-saturation.js';
import { rotated, sheared, translated, zoomed } from './moved-pictures.js';
import { brightened, contrasted, flipped } from './random-pictures.js';
import { sameShape } from './same-shape.js';

const required = (name: string): ParameterDefinition => ({ name });
const factor = required('factor');
const wholeFactor: ParameterDefinition = { name: 'factor', default: 1 };
const valueRange: ParameterDefinition = { name: 'value_range', default: [0, 255] };
const bilinear: ParameterDefinition = { name: 'interpolation', default: 'bilinear' };
const reflect: ParameterDefinition = { name: 'fill_mode', default: 'reflect' };
const fillValue: ParameterDefinition = { name: 'fill_value', default: 0 };
const wholeScale: ParameterDefinition = { name: 'scale', default: 1 };
const seed: ParameterDefinition = { name: 'seed', default: null };
const dataFormat: ParameterDefinition = { name: 'data_format', default: null };

/** The layers that change pictures and leave their size (keras/src/layers/preprocessing/image_preprocessing). */
export const augmentations: readonly LayerDefinition[] = [
  sameShape('AugMix', [
    valueRange,
    { name: 'num_chains', default: 3 },
    { name: 'chain_depth', default: 3 },
    { name: 'factor', default: 0.3 },
    { name: 'alpha', default: 1 },
    { name: 'all_ops', default: true },
    bilinear,
    seed,
    dataFormat,
  ]),
  sameShape('AutoContrast', [valueRange], spreadOut),
  sameShape('ContrastLimitedAdaptiveHistogramEqualization', [
    valueRange,
    { name: 'clip_limit', default: 4 },
    { name: 'tile_grid_size', default: [8, 8] },
    dataFormat,
  ]),
  sameShape('CutMix', [wholeFactor, seed, dataFormat]),
  sameShape('Equalization', [valueRange, { name: 'bins', default: 256 }, dataFormat]),
  sameShape('MixUp', [{ name: 'alpha', default: 0.2 }, dataFormat, seed]),
  sameShape('RandAugment', [
    valueRange,
    { name: 'num_ops', default: 2 },
    { name: 'factor', default: 0.5 },
    bilinear,
    seed,
    dataFormat,
  ]),
  sameShape('RandomBrightness', [factor, valueRange, seed], brightened),
  sameShape('RandomColorDegeneration', [factor, valueRange, dataFormat, seed], paled),
  sameShape('RandomColorJitter', [
    valueRange,
    { name: 'brightness_factor', default: null },
    { name: 'contrast_factor', default: null },
    { name: 'saturation_factor', default: null },
    { name: 'hue_factor', default: null },
    seed,
    dataFormat,
  ]),
  sameShape('RandomContrast', [factor, valueRange, seed], contrasted),
  sameShape('RandomElasticTransform', [
    wholeFactor,
    wholeScale,
    bilinear,
    reflect,
    fillValue,
    valueRange,
    seed,
    dataFormat,
  ]),
  sameShape('RandomErasing', [
    wholeFactor,
    { name: 'scale', default: [0.02, 0.33] },
    { name: 'fill_value', default: null },
    valueRange,
    seed,
    dataFormat,
  ]),
  sameShape('RandomFlip', [{ name: 'mode', default: 'horizontal_and_vertical' }, seed, dataFormat], flipped),
  sameShape('RandomGaussianBlur', [
    wholeFactor,
    { name: 'kernel_size', default: 3 },
    { name: 'sigma', default: 1 },
    valueRange,
    dataFormat,
    seed,
  ]),
  sameShape('RandomGrayscale', [{ name: 'factor', default: 0.5 }, dataFormat, seed], greyed),
  sameShape('RandomHue', [factor, valueRange, dataFormat, seed], hueMoved),
  sameShape('RandomInvert', [wholeFactor, valueRange, seed, dataFormat], inverted),
  sameShape('RandomPerspective', [wholeFactor, wholeScale, bilinear, fillValue, seed, dataFormat]),
  sameShape('RandomPosterization', [factor, valueRange, dataFormat, seed], posterized),
  sameShape('RandomRotation', [factor, reflect, bilinear, seed, fillValue, dataFormat], rotated),
  sameShape('RandomSaturation', [factor, valueRange, dataFormat, seed], saturated),
  sameShape('RandomSharpness', [factor, valueRange, dataFormat, seed], sharpened),
  sameShape('RandomShear', [
    { name: 'x_factor', default: 0 },
    { name: 'y_factor', default: 0 },
    bilinear,
    reflect,
    fillValue,
    dataFormat,
    seed,
  ], sheared),
  sameShape('RandomTranslation', [
    required('height_factor'),
    required('width_factor'),
    reflect,
    bilinear,
    seed,
    fillValue,
    dataFormat,
  ], translated),
  sameShape('RandomZoom', [
    required('height_factor'),
    { name: 'width_factor', default: null },
    reflect,
    bilinear,
    seed,
    fillValue,
    dataFormat,
  ], zoomed),
  sameShape('Solarization', [
    { name: 'addition_factor', default: 0 },
    { name: 'threshold_factor', default: 0 },
    valueRange,
    seed,
  ], solarized),
];
