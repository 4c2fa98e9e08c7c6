import * as l10n from '@vscode/l10n';
import { isConfigObject, type ConfigObject, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { totalSteps } from '../../training/length.js';
import { optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { training } from './training-example.js';

/** A rate below this share of the first is next to nothing. */
const nothing = 1e-3;

/** What a schedule does in a run of so many steps. */
type Misfit =
  /** The rate is next to nothing from this step on, well before the end. */
  | { readonly kind: 'over'; readonly from: number }
  /** The rate is at the end nearly what it was. */
  | { readonly kind: 'idle' };

/** A schedule that was made for a run of another length. */
export const scheduleAndRun: Rule = {
  id: 'GL608',
  name: 'schedule-does-not-fit-run',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A learning-rate schedule for a run of another length'),
  explanation: () => [
    l10n.t(
      'Schedules count steps, not epochs: 60,000 samples in batches of 32 are 1,875 steps an epoch. A schedule that ends after 1,000 steps leaves most of the run with a rate of nothing, and one that takes 100,000 steps to fall does nothing in a run of 10,000.',
    ),
    l10n.t('Make it from the run: `decay_steps=epochs * len(X_train) // batch_size`.'),
  ],
  sources: ['Keras, keras/src/optimizers/schedules/learning_rate_schedule.py'],
  bad: [
    { title: 'A cosine that is over in the first epoch', code: training({ optimizer: 'keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, decay_steps=1000))' }) },
    { title: 'A cosine that has hardly begun', code: training({ optimizer: 'keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, decay_steps=10_000_000))' }) },
    { title: 'Boundaries beyond the end of the run', code: training({ optimizer: 'keras.optimizers.SGD(keras.optimizers.schedules.PiecewiseConstantDecay([100_000, 200_000], [0.1, 0.01, 0.001]))' }) },
  ],
  good: [{ title: 'A cosine over the run', code: training({ optimizer: 'keras.optimizers.SGD(keras.optimizers.schedules.CosineDecay(0.1, decay_steps=30 * 1688))' }) }],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const schedule = optimizerOf(compilation.step)?.config['learning_rate'];
  if (schedule === undefined || !isConfigObject(schedule)) return null;
  const steps = stepsOf(compilation.fits);
  const misfit = steps === null ? null : misfitOf(schedule, steps);
  if (steps === null || misfit === null) return null;
  const compile = atCall(compilation.step.call, compilation, 'optimizer');
  return {
    rule: scheduleAndRun.id,
    severity: scheduleAndRun.severity,
    message:
      misfit.kind === 'over'
        ? l10n.t('{0} comes down to next to nothing after {1} of the run\'s {2} steps.', schedule.className, misfit.from, steps)
        : l10n.t('{0} hardly changes the rate in the run\'s {1} steps.', schedule.className, steps),
    advice: l10n.t('make the schedule as long as the run'),
    ...compile,
    ...(schedule.call !== undefined && { range: schedule.call.range }),
  };
}

/** The steps of all fits under one compile, which the optimizer counts on through; null where they are not known. */
function stepsOf(fits: readonly FitStep[]): number | null {
  const each = fits.map(totalSteps);
  const known = each.filter((steps) => steps !== null);
  return known.length === 0 || known.length < each.length ? null : known.reduce((sum, steps) => sum + steps, 0);
}

function misfitOf({ className, config }: ConfigObject, steps: number): Misfit | null {
  const number = (name: string): number | null => (typeof config[name] === 'number' ? config[name] : null);
  const decaySteps = number('decay_steps');
  switch (className) {
    case 'CosineDecay': {
      const end = decaySteps === null || number('alpha') !== 0 ? null : decaySteps + (number('warmup_steps') ?? 0);
      if (end === null) return null;
      // A cosine is still at 98 % of its height after a twelfth of its way.
      return end < 0.7 * steps ? { kind: 'over', from: end } : steps * 12 < end && end === decaySteps ? { kind: 'idle' } : null;
    }
    case 'PolynomialDecay': {
      const isToNothing = (number('end_learning_rate') ?? 1) <= nothing * (number('initial_learning_rate') ?? 0) && config['cycle'] === false;
      return decaySteps !== null && isToNothing && decaySteps < 0.7 * steps ? { kind: 'over', from: decaySteps } : null;
    }
    case 'ExponentialDecay': {
      const rate = number('decay_rate');
      if (decaySteps === null || rate === null || rate <= 0 || rate >= 1) return null;
      const from = Math.ceil((decaySteps * Math.log(nothing)) / Math.log(rate));
      if (from < 0.5 * steps) return { kind: 'over', from };
      return rate ** (steps / decaySteps) > 0.98 ? { kind: 'idle' } : null;
    }
    case 'PiecewiseConstantDecay': {
      const boundaries = config['boundaries'];
      const first: unknown = Array.isArray(boundaries) ? (boundaries as readonly unknown[])[0] : null;
      return typeof first === 'number' && first >= steps ? { kind: 'idle' } : null;
    }
    default:
      return null;
  }
}
