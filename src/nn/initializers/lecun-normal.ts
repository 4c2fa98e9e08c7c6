import { namedScaling } from './scheme.js';

/** Truncated normal of variance 1 / fan-in (LeCun et al., 1998; Klambauer et al., 2017). */
export const lecunNormal = namedScaling(
  { className: 'LecunNormal', aliases: ['lecun_normal'], scheme: 'lecun' },
  { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
);
