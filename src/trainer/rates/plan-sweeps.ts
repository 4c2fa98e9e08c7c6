import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { usualSteps } from './sweep.js';

/** The median of so many is what the suggestion rests on; three are the least for one that is far off not to count. */
const mostSweeps = 5;
const enoughSweeps = 3;

/** With fewer steps from rate to rate, chance decides where the loss is lowest. */
const leastSteps = 40;

/**
 * As many sweeps, of as many steps, as fit into a time: first there are fewer sweeps, then shorter ones.
 * @param stepTime in milliseconds. @param seconds for all of them.
 * @throws NotTrainableError where not one sweep fits.
 */
export function planSweeps(stepTime: number, seconds: number): { readonly sweeps: number; readonly steps: number } {
  const affordable = (seconds * 1000) / Math.max(stepTime, 1e-3);
  const sweeps = Math.min(mostSweeps, Math.floor(affordable / usualSteps));
  if (sweeps >= enoughSweeps) return { sweeps, steps: usualSteps };
  const steps = Math.floor(affordable / enoughSweeps);
  if (steps >= leastSteps) return { sweeps: enoughSweeps, steps: Math.min(steps, usualSteps) };
  if (affordable >= leastSteps) return { sweeps: 1, steps: Math.min(usualSteps, Math.floor(affordable)) };
  const needed = Math.ceil((leastSteps * stepTime) / 1000);
  throw new NotTrainableError(l10n.t('A step takes {0} seconds, so that not even one sweep fits into {1} seconds. Give it {2} seconds, or make the batches smaller.', (stepTime / 1000).toPrecision(2), seconds, needed));
}
