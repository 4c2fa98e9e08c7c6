import { namedScaling } from './scheme.js';

/** Truncated normal of variance 2 / fan-in (He et al., 2015). */
export const heNormal = namedScaling(
  { className: 'HeNormal', aliases: ['he_normal'], scheme: 'he' },
  { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' },
);
