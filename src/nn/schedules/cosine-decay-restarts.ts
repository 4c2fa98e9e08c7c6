import { numberArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/**
 * Half a wave after another, each `t_mul` times as long and `m_mul` times as high as the one before (Loshchilov and Hutter,
 * 2017: "SGDR").
 */
export const cosineDecayRestarts: ScheduleDefinition = {
  className: 'CosineDecayRestarts',
  aliases: [],
  parameters: [
    { name: 'initial_learning_rate' },
    { name: 'first_decay_steps' },
    { name: 't_mul', default: 2 },
    { name: 'm_mul', default: 1 },
    { name: 'alpha', default: 0 },
    { name: 'name', default: 'SGDRDecay' },
  ],
  at(config, step) {
    const alpha = numberArgument(config, 'alpha');
    const { restarts, share } = position(step / numberArgument(config, 'first_decay_steps'), numberArgument(config, 't_mul'));
    const height = numberArgument(config, 'm_mul') ** restarts;
    const wave = 0.5 * height * (1 + Math.cos(Math.PI * share));
    return numberArgument(config, 'initial_learning_rate') * ((1 - alpha) * wave + alpha);
  },
};

/** How many waves are over, and how much of the one that runs. @param passed in lengths of the first. */
function position(passed: number, growth: number): { readonly restarts: number; readonly share: number } {
  if (growth === 1) return { restarts: Math.floor(passed), share: passed - Math.floor(passed) };
  // The first n waves are as long as the sum of a geometric series.
  const restarts = Math.floor(Math.log(1 - passed * (1 - growth)) / Math.log(growth));
  const over = (1 - growth ** restarts) / (1 - growth);
  return { restarts, share: (passed - over) / growth ** restarts };
}
