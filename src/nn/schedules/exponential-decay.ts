import { booleanArgument, numberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/** initial · rate^(step / decay steps); by whole numbers of decay steps where it is a staircase. */
export const exponentialDecay: ScheduleDefinition = {
  className: 'ExponentialDecay',
  aliases: [],
  parameters: [
    { name: 'initial_learning_rate' },
    { name: 'decay_steps' },
    { name: 'decay_rate' },
    { name: 'staircase', default: false },
    { name: 'name', default: 'ExponentialDecay' },
  ],
  at(config, step) {
    const passed = step / numberArgument(config, 'decay_steps');
    const exponent = booleanArgument(config, 'staircase') ? Math.floor(passed) : passed;
    return numberArgument(config, 'initial_learning_rate') * numberArgument(config, 'decay_rate') ** exponent;
  },
};
