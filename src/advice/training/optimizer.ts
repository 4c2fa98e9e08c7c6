import { isConfigObject, type CompileStep, type ConfigObject } from '../../spec/index.js';
import { setsLearningRate } from './callbacks.js';
import type { Compilation } from './compilation.js';

/** The optimizer of a compile; null where it is not known. */
export function optimizerOf({ optimizer }: CompileStep): ConfigObject | null {
  return isConfigObject(optimizer) ? optimizer : null;
}

/**
 * The learning rate that training starts with: a number, or of a schedule the first, after its warm-up. Null where it is not
 * known, as where callbacks set it; a rate of nothing under callbacks that nobody knows waits for theirs.
 */
export function learningRateOf({ step, fits }: Compilation): number | null {
  const written = optimizerOf(step)?.config['learning_rate'];
  const rate = isConfigObject(written) ? firstOfSchedule(written) : written;
  if (typeof rate !== 'number') return null;
  const setting = fits.flatMap(({ callbacks }) => callbacks.map(setsLearningRate));
  return setting.includes(true) || (rate === 0 && setting.includes(null)) ? null : rate;
}

/** What a schedule begins with; one that warms up climbs to `warmup_target` first (keras/src/optimizers/schedules/learning_rate_schedule.py, `CosineDecay`). */
function firstOfSchedule({ config }: ConfigObject): unknown {
  return config['warmup_target'] ?? config['initial_learning_rate'];
}

/** Optimizers that divide each step by what gradients were like, so that their steps are about as large as the rate. */
export const adaptive: ReadonlySet<string> = new Set(['Adam', 'AdamW', 'Adamax', 'Nadam', 'RMSprop', 'Lion']);
