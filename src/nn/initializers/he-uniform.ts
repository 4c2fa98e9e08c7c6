import { namedScaling } from './scheme.js';

/** Even over ±√(6 / fan-in) (He et al., 2015). */
export const heUniform = namedScaling(
  { className: 'HeUniform', aliases: ['he_uniform'], scheme: 'he' },
  { scale: 2, mode: 'fan_in', distribution: 'uniform' },
);
