import { poisson } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean negative logarithm of Poisson's distribution, without its constant. */
export const poissonMetric: MeanMetric = {
  className: 'Poisson',
  aliases: ['poisson'],
  parameters: metricParameters('poisson'),
  ...meanOf(poisson),
};
