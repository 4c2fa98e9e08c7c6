import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type ConfigValue, type Shape } from '../../../spec/index.js';
import { ShapeError, type LayerDefinition, type ParameterDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import { dataFormat } from '../window/index.js';
import { randomCrop } from './random-crop.js';
import { centerCrop, resizing } from './resize.js';

const size: readonly ParameterDefinition[] = [{ name: 'height' }, { name: 'width' }];

/** A layer that gives pictures, in batches or alone, the size of its arguments. */
function resized(
  className: string,
  others: Readonly<Record<string, ConfigValue>>,
  forward?: NonNullable<LayerDefinition['forward']>,
): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters: [...size, ...Object.entries(others).map(([name, value]) => ({ name, default: value }))],
    outputShape(config, inputs) {
      const format = dataFormat({ className, rank: 2 }, config);
      if (isUnknown(format)) return format;
      const input = pictures(className, inputs);
      const [first, second] = input.length === 4 ? [1, 2] : [0, 1];
      const offset = format === 'channels_first' ? 1 : 0;
      const [height, width] = [lengthOf(className, config, 'height'), lengthOf(className, config, 'width')];
      return input.with(first + offset, height).with(second + offset, width);
    },
    weights: () => [],
    ...(forward && { forward }),
  };
}

function pictures(className: string, inputs: readonly Shape[]): Shape {
  const input = onlyInput(className, inputs);
  if (input.length === 3 || input.length === 4) return input;
  throw new ShapeError(
    l10n.t('{0} needs pictures, (batch, height, width, channels), or one; it gets {1}.', className, formatShape(input)),
  );
}

function lengthOf(className: string, config: Config, name: string): number | null {
  const length = countOf(className, config, name);
  return isUnknown(length) ? null : length;
}

/** keras/src/layers/preprocessing/image_preprocessing: resizing.py, center_crop.py, random_crop.py. */
export const resizedPictures: readonly LayerDefinition[] = [
  resized('Resizing', {
    interpolation: 'bilinear',
    crop_to_aspect_ratio: false,
    pad_to_aspect_ratio: false,
    fill_mode: 'constant',
    fill_value: 0,
    antialias: false,
    data_format: null,
  }, resizing),
  resized('CenterCrop', { data_format: null }, centerCrop),
  resized('RandomCrop', { seed: null, data_format: null, name: null }, randomCrop),
];
