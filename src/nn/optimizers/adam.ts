import { booleanArgument } from '../argument.js';
import { adamParameters, adamRule, adamSlots } from './adam-rule.js';
import { baseOptimizerParameters, learningRateParameter } from './base.js';
import type { OptimizerDefinition } from './definition.js';

/** Adam (Kingma and Ba, 2015) and AMSGrad (Reddi et al., 2018). */
export const adam: OptimizerDefinition = {
  className: 'Adam',
  aliases: [],
  parameters: [learningRateParameter(0.001), ...adamParameters, ...baseOptimizerParameters()],
  slots: (config) => adamSlots(booleanArgument(config, 'amsgrad')),
  rule: adamRule,
};
