import { booleanArgument, numberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/** initial / (1 + rate · step / decay steps); by whole numbers of decay steps where it is a staircase. */
export const inverseTimeDecay: ScheduleDefinition = {
  className: 'InverseTimeDecay',
  aliases: [],
  parameters: [
    { name: 'initial_learning_rate' },
    { name: 'decay_steps' },
    { name: 'decay_rate' },
    { name: 'staircase', default: false },
    { name: 'name', default: 'InverseTimeDecay' },
  ],
  at(config, step) {
    const passed = step / numberArgument(config, 'decay_steps');
    const share = booleanArgument(config, 'staircase') ? Math.floor(passed) : passed;
    return numberArgument(config, 'initial_learning_rate') / (1 + numberArgument(config, 'decay_rate') * share);
  },
};
