import * as l10n from '@vscode/l10n';
import { ArgumentError, argument, booleanArgument } from '../argument.js';
import { adamParameters, adamRule, adamSlots } from './adam-rule.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import type { OptimizerDefinition } from './definition.js';

/** Adam whose weights decay apart from the gradient (Loshchilov and Hutter, 2019); every optimizer of Keras can. */
export const adamW: OptimizerDefinition = {
  className: 'AdamW',
  aliases: [],
  parameters: [
    learningRateParameter(0.001),
    { name: 'weight_decay', default: 0.004 },
    ...adamParameters,
    ...baseOptimizerParameters('weight_decay'),
  ],
  slots: (config) => adamSlots(booleanArgument(config, 'amsgrad')),
  rule(step) {
    if (argument(step.config, 'weight_decay') === null) {
      throw new ArgumentError('weight_decay', l10n.t('The "weight_decay" of AdamW must be a number; it is None.'));
    }
    return adamRule(step);
  },
};
