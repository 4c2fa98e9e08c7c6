import type { ParameterDefinition } from '../definition.js';

/** `learning_rate`, which every optimizer takes first, with its default. */
export function learningRateParameter(value: number): ParameterDefinition {
  return { name: 'learning_rate', default: value, aliases: ['lr'] };
}

const parameters: readonly ParameterDefinition[] = [
  { name: 'weight_decay', default: null },
  { name: 'clipnorm', default: null },
  { name: 'clipvalue', default: null },
  { name: 'global_clipnorm', default: null },
  { name: 'use_ema', default: false },
  { name: 'ema_momentum', default: 0.99 },
  { name: 'ema_overwrite_frequency', default: null },
  { name: 'loss_scale_factor', default: null },
  { name: 'gradient_accumulation_steps', default: null },
  { name: 'name', default: null },
];

/**
 * What every optimizer takes after its own arguments (keras/src/optimizers/base_optimizer.py).
 * @param except The one that an optimizer has among its own already.
 */
export function baseOptimizerParameters(except?: string): readonly ParameterDefinition[] {
  return parameters.filter(({ name }) => name !== except);
}
