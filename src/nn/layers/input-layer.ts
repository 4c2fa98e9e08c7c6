import { unknown, isUnknown, type Config, type Maybe, type Shape } from '../../spec/index.js';
import * as l10n from '@vscode/l10n';
import { argument, optionalNumberArgument, shapeArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';

/** Where data enters a model: what `keras.Input` makes. */
export const inputLayer: LayerDefinition = {
  className: 'InputLayer',
  aliases: ['Input'],
  parameters: [
    { name: 'shape', default: null, aliases: ['input_shape'] },
    { name: 'batch_size', default: null },
    { name: 'dtype', default: null },
    { name: 'sparse', default: null },
    { name: 'ragged', default: null },
    { name: 'batch_shape', default: null, aliases: ['batch_input_shape'] },
    { name: 'input_tensor', default: null, aliases: ['tensor'] },
    { name: 'optional', default: false },
    { name: 'name', default: null },
  ],
  outputShape,
  weights: () => [],
};

function outputShape(config: Config): Maybe<Shape> {
  const shape = argument(config, 'shape');
  const batchShape = argument(config, 'batch_shape');
  if (isUnknown(shape)) return shape;
  if (isUnknown(batchShape)) return batchShape;
  if (batchShape !== null) return shapeArgument(config, 'batch_shape');
  if (shape === null) return unknown(l10n.t('The input has no "shape".'));
  const batchSize = argument(config, 'batch_size');
  if (isUnknown(batchSize)) return batchSize;
  return [optionalNumberArgument(config, 'batch_size'), ...shapeArgument(config, 'shape')];
}
