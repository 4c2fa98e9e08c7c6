import * as l10n from '@vscode/l10n';
import { add, cast, divide, multiply, subtract, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, ArgumentError, axesArgument, numberArgument } from '../../argument.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';
import { imageAxes, type Pictures } from './pictures.js';

/** The two ends of a range. */
export type Range = readonly [low: number, high: number];

/** Changes pictures while training, and leaves them as they are when predicting. */
export function whileTraining(
  className: string,
  change: (pictures: Pictures, config: Config, context: ForwardContext) => Tensor,
): NonNullable<LayerDefinition['forward']> {
  return (context, config, inputs) => {
    const pictures = imageAxes(className, config, inputs);
    return context.training ? change(pictures, config, context) : pictures.x;
  };
}

/** A number of a range for each picture of a batch, (batch, 1, 1, 1). */
export function onePerPicture(context: ForwardContext, x: Tensor, [low, high]: Range = [0, 1]): Tensor {
  const [batch = 1] = x.shape;
  const share = context.randomUniform([batch, 1, 1, 1]);
  return low === 0 && high === 1 ? share : add(multiply(share, high - low), low);
}

/** The argument `value_range`: the least and the greatest value of a picture. */
export function valueRange(config: Config): Range {
  const [low = 0, high = 255] = axesArgument(config, 'value_range');
  return [low, high];
}

/** From one range to another (base_image_preprocessing_layer.py, `_transform_value_range`). */
export function toRange(x: Tensor, [low, high]: Range, [least, greatest]: Range): Tensor {
  if (low === least && high === greatest) return x;
  return add(multiply(divide(subtract(x, low), high - low), greatest - least), least);
}

/**
 * The argument `factor`, one number or two (base_image_preprocessing_layer.py, `_set_factor`).
 * @param floor The least that one number stands for.
 * @throws ArgumentError for anything else.
 */
export function factors(className: string, config: Config, floor: number, name = 'factor'): Range {
  const given = argument(config, name);
  if (!Array.isArray(given)) {
    const factor = Math.abs(numberArgument(config, name));
    return [Math.max(-factor, floor), factor];
  }
  const [one, other] = axesArgument(config, name);
  if (one !== undefined && other !== undefined) return [Math.min(one, other), Math.max(one, other)];
  throw new ArgumentError(name, l10n.t('The "{0}" of {1} must be a number or two.', name, className));
}

/** Without what stands behind the point. */
export function truncated(x: Tensor): Tensor {
  return cast(cast(x, 'int64'), 'float32');
}
