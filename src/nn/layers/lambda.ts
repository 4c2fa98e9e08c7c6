import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe, type Shape } from '../../spec/index.js';
import { argument, dimensionsArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';

/**
 * A function of the file as a layer; its output's shape is known where the file gives it
 * (keras/src/layers/core/lambda_layer.py).
 */
export const lambda: LayerDefinition = {
  className: 'Lambda',
  aliases: [],
  parameters: [
    { name: 'function' },
    { name: 'output_shape', default: null },
    { name: 'mask', default: null },
    { name: 'arguments', default: null },
  ],
  outputShape,
  weights: () => [],
};

function outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape> {
  const shape = argument(config, 'output_shape');
  if (isUnknown(shape)) return shape;
  if (shape === null) {
    const reason = l10n.t('What a Lambda computes is not read; its argument "output_shape" would tell the shape.');
    const given = argument(config, 'function');
    return unknown(reason, isUnknown(given) ? given.range : undefined);
  }
  const [batch = null] = inputs[0] ?? [];
  return [batch, ...dimensionsArgument(config, 'output_shape')];
}
