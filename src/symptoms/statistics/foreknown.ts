import type { Sign, Watcher } from '../symptom.js';

/** After so many steps it is said: the run has begun in earnest. */
export const EARNEST_STEPS = 5;

/** Says what was known before the first step, once a run has begun in earnest, and until its end. */
export function foreknown(known: Omit<Sign, 'since'>): Watcher {
  let sign: Sign | null = null;
  return {
    step({ step, count }) {
      if (count === EARNEST_STEPS) sign = { ...known, since: step - EARNEST_STEPS + 1 };
    },
    sign: () => sign,
  };
}
