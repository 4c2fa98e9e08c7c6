import { namedScaling } from './scheme.js';

/** Even over ±√(3 / fan-in) (LeCun et al., 1998). */
export const lecunUniform = namedScaling(
  { className: 'LecunUniform', aliases: ['lecun_uniform'], scheme: 'lecun' },
  { scale: 1, mode: 'fan_in', distribution: 'uniform' },
);
