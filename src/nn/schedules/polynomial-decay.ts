import { booleanArgument, numberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/**
 * end + (initial - end) · (1 - step / decay steps)^power, and the end from there on; or, in cycles, with decay steps that
 * are doubled, trebled, … each time the end is reached.
 */
export const polynomialDecay: ScheduleDefinition = {
  className: 'PolynomialDecay',
  aliases: [],
  parameters: [
    { name: 'initial_learning_rate' },
    { name: 'decay_steps' },
    { name: 'end_learning_rate', default: 0.0001 },
    { name: 'power', default: 1 },
    { name: 'cycle', default: false },
    { name: 'name', default: 'PolynomialDecay' },
  ],
  at(config, step) {
    const initial = numberArgument(config, 'initial_learning_rate');
    const end = numberArgument(config, 'end_learning_rate');
    const once = numberArgument(config, 'decay_steps');
    const cycles = booleanArgument(config, 'cycle');
    const steps = cycles ? once * Math.max(1, Math.ceil(step / once)) : once;
    const passed = cycles ? step : Math.min(step, once);
    return end + (initial - end) * (1 - passed / steps) ** numberArgument(config, 'power');
  },
};
