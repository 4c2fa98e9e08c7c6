import * as l10n from '@vscode/l10n';
import { add, matrixMultiply } from '../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../spec/index.js';
import { activationArgument, applyActivation } from '../activations/index.js';
import { argument, booleanArgument, numberArgument } from '../argument.js';
import { ShapeError, type LayerDefinition } from '../definition.js';
import { formatShape } from '../shape.js';
import { onlyInput } from './shapes.js';
import { weightSpec } from './weight.js';

/** activation(x · kernel + bias): every output is connected to every input (keras/src/layers/core/dense.py). */
export const dense: LayerDefinition = {
  className: 'Dense',
  aliases: [],
  parameters: [
    { name: 'units' },
    { name: 'activation', default: null, family: 'activation' },
    { name: 'use_bias', default: true },
    { name: 'kernel_initializer', default: 'glorot_uniform', family: 'initializer' },
    { name: 'bias_initializer', default: 'zeros', family: 'initializer' },
    { name: 'kernel_regularizer', default: null, family: 'regularizer' },
    { name: 'bias_regularizer', default: null, family: 'regularizer' },
    { name: 'activity_regularizer', default: null, family: 'regularizer' },
    { name: 'kernel_constraint', default: null, family: 'constraint' },
    { name: 'bias_constraint', default: null, family: 'constraint' },
    { name: 'lora_rank', default: null },
    { name: 'lora_alpha', default: null },
    { name: 'quantization_config', default: null },
  ],
  outputShape(config, inputs) {
    const input = samplesOf(inputs);
    const units = unitsOf(config);
    // A number of units that is not known leaves the other dimensions known.
    return [...input.slice(0, -1), isUnknown(units) ? null : units];
  },
  weights,
  forward(context, config, inputs) {
    const product = matrixMultiply(onlyInput('Dense', inputs), context.weight('kernel'));
    const sum = booleanArgument(config, 'use_bias') ? add(product, context.weight('bias')) : product;
    return applyActivation(sum, activationArgument(config), context);
  },
};

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const features = samplesOf(inputs).at(-1) ?? null;
  const units = unitsOf(config);
  const useBias = argument(config, 'use_bias');
  if (isUnknown(units)) return units;
  if (isUnknown(useBias)) return useBias;
  if (features === null) return unknown(l10n.t('The size of the last axis of the input of Dense is not known.'));
  const kernel = weightSpec('kernel', [features, units], config, 'kernel');
  return useBias === false ? [kernel] : [kernel, weightSpec('bias', [units], config, 'bias')];
}

function samplesOf(inputs: readonly Shape[]): Shape {
  const input = onlyInput('Dense', inputs);
  if (input.length < 2) {
    throw new ShapeError(
      l10n.t(
        'Dense needs an input of two or more axes, batch first; it gets {0}. Put Flatten or Reshape before it.',
        formatShape(input),
      ),
    );
  }
  return input;
}

function unitsOf(config: Config): Maybe<number> {
  const value = argument(config, 'units');
  if (isUnknown(value)) return value;
  const units = numberArgument(config, 'units');
  if (!Number.isInteger(units) || units <= 0) {
    throw new ShapeError(l10n.t('The "units" of Dense must be a positive whole number; it is {0}.', units));
  }
  return units;
}
