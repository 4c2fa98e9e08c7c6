import { booleanArgument, numberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/**
 * A schedule that lowers its rate with the number of decay steps that have passed: in fractions of them, or by whole
 * numbers where it is a staircase (keras/src/optimizers/schedules/learning_rate_schedule.py).
 */
export function decay(className: string, formula: (initial: number, rate: number, passed: number) => number): ScheduleDefinition {
  return {
    className,
    aliases: [],
    parameters: [
      { name: 'initial_learning_rate' },
      { name: 'decay_steps' },
      { name: 'decay_rate' },
      { name: 'staircase', default: false },
      { name: 'name', default: className },
    ],
    at(config, step) {
      const passed = step / numberArgument(config, 'decay_steps');
      return formula(
        numberArgument(config, 'initial_learning_rate'),
        numberArgument(config, 'decay_rate'),
        booleanArgument(config, 'staircase') ? Math.floor(passed) : passed,
      );
    },
  };
}
