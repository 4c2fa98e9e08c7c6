import { numberArgument, optionalNumberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/**
 * Half a wave from the initial learning rate down to `alpha` of it (Loshchilov and Hutter, 2017), after a straight way up
 * to `warmup_target` where that is given, which is then what the wave begins with.
 */
export const cosineDecay: ScheduleDefinition = {
  className: 'CosineDecay',
  aliases: [],
  parameters: [
    { name: 'initial_learning_rate' },
    { name: 'decay_steps' },
    { name: 'alpha', default: 0 },
    { name: 'name', default: 'CosineDecay' },
    { name: 'warmup_target', default: null },
    { name: 'warmup_steps', default: 0 },
  ],
  at(config, step) {
    const initial = numberArgument(config, 'initial_learning_rate');
    const decaySteps = numberArgument(config, 'decay_steps');
    const alpha = numberArgument(config, 'alpha');
    const target = optionalNumberArgument(config, 'warmup_target');
    if (target === null) return initial * wave(step / decaySteps, alpha);
    const warmupSteps = numberArgument(config, 'warmup_steps');
    if (step < warmupSteps) return initial + ((target - initial) * step) / warmupSteps;
    return target * wave((step - warmupSteps) / decaySteps, alpha);
  },
};

function wave(passed: number, alpha: number): number {
  return (1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * Math.min(passed, 1))) + alpha;
}
