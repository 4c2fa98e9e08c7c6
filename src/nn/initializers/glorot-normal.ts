import { namedScaling } from './scheme.js';

/** Truncated normal of variance 2 / (fan-in + fan-out) (Glorot and Bengio, 2010). */
export const glorotNormal = namedScaling(
  { className: 'GlorotNormal', aliases: ['glorot_normal'], scheme: 'glorot' },
  { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' },
);
