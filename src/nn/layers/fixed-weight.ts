import * as l10n from '@vscode/l10n';
import { unknown, type ConfigValue, type WeightSpec } from '../../spec/index.js';
import { resolve } from '../configure.js';

/** A weight whose initializer Keras fixes, without regularizer and constraint. */
export function fixedWeight(
  name: string,
  shape: readonly number[],
  initializer: ConfigValue,
  trainable = true,
): WeightSpec {
  return {
    name,
    shape,
    trainable,
    initializer: resolve('initializer', initializer) ?? unknown(l10n.t('The initializer of "{0}" is None.', name)),
    regularizer: null,
    constraint: null,
  };
}
