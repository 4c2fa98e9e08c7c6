import type { Config, WeightSpec } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import { weightSpec } from '../weight.js';

/**
 * The weights of one of the dense layers inside an attention.
 * @param from The lengths of the axes that are summed over.
 * @param to The lengths of the axes that come out, which are those of the bias.
 */
export function projection(
  name: string,
  from: readonly number[],
  to: readonly number[],
  config: Config,
): readonly WeightSpec[] {
  const kernel = weightSpec(`${name}/kernel`, [...from, ...to], config, 'kernel');
  return booleanArgument(config, 'use_bias') ? [kernel, weightSpec(`${name}/bias`, to, config, 'bias')] : [kernel];
}
