import { isConfigObject, type CompileStep, type ConfigObject } from '../../spec/index.js';

/** The optimizer of a compile; null where it is not known. */
export function optimizerOf({ optimizer }: CompileStep): ConfigObject | null {
  return isConfigObject(optimizer) ? optimizer : null;
}

/** The learning rate that training starts with, be it a number or a schedule's first; null where it is not known. */
export function learningRateOf({ config }: ConfigObject): number | null {
  const rate = config['learning_rate'];
  if (typeof rate === 'number') return rate;
  const first = isConfigObject(rate) ? rate.config['initial_learning_rate'] : null;
  return typeof first === 'number' ? first : null;
}

/** Optimizers that divide each step by what gradients were like, so that their steps are about as large as the rate. */
export const adaptive: ReadonlySet<string> = new Set(['Adam', 'AdamW', 'Adamax', 'Nadam', 'RMSprop', 'Lion']);
