import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { argument, booleanArgument } from '../../argument.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import { firstUnknown } from '../window/index.js';

/** How many blocks of `units` columns stand side by side in a cell's kernels: one a gate, and one for the candidate. */
interface Blocks {
  readonly kernel: number;
  /** The shape of the bias, by the number of columns of the kernels. */
  bias(columns: number): readonly number[];
}

/**
 * The weights of a cell: from its inputs, from its state, and a bias.
 * @param inputs The shape of one step, (batch, features).
 */
export function cellWeights(
  className: string,
  config: Config,
  inputs: readonly Shape[],
  blocks: Blocks,
): Maybe<readonly WeightSpec[]> {
  const features = onlyInput(className, inputs).at(-1) ?? null;
  const units = countOf(className, config, 'units');
  if (isUnknown(units)) return units;
  const missing = firstUnknown(config, ['use_bias']);
  if (missing !== undefined) return missing;
  if (features === null) {
    return unknown(l10n.t('The size of the last axis of the input of {0} is not known.', className));
  }
  const columns = units * blocks.kernel;
  const kernels = [
    weightSpec('kernel', [features, columns], config, 'kernel'),
    weightSpec('recurrent_kernel', [units, columns], config, 'recurrent'),
  ];
  return booleanArgument(config, 'use_bias') ? [...kernels, biasSpec(blocks.bias(columns), config)] : kernels;
}

/**
 * The bias; that of an LSTM by default starts at 1 for the forget gate, whatever its initializer. `UnitForgetBias`
 * stands for that; it is no initializer of Keras, which makes a function for it.
 */
export function biasSpec(shape: readonly number[], config: Config): WeightSpec {
  const bias = weightSpec('bias', shape, config, 'bias');
  const forget = argument(config, 'unit_forget_bias');
  if (forget === null || forget === false) return bias;
  if (isUnknown(forget)) return { ...bias, initializer: forget };
  const others = argument(config, 'bias_initializer');
  return { ...bias, initializer: { kind: 'object', className: 'UnitForgetBias', config: { others }, given: [] } };
}
