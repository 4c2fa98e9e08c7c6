import { numberArgument, optionalNumberArgument } from '../../../nn/index.js';
import type { Callback, CallbackDefinition, RunInHand } from './callback.js';

/**
 * 1cycle (L. Smith, 2018) as files bring it along (handson-ml3, chapter 11, `OneCycleScheduler`): straight up to the
 * greatest rate, straight down to the first one, and in the last steps to a thousandth of that.
 */
export const oneCycleScheduler: CallbackDefinition = {
  className: 'OneCycleScheduler',
  presets: { max_lr: 1e-3, start_lr: null, last_iterations: null, last_lr: null },
  read(config) {
    const iterations = numberArgument(config, 'iterations');
    const greatest = numberArgument(config, 'max_lr');
    const first = optionalNumberArgument(config, 'start_lr') ?? greatest / 10;
    const ending = optionalNumberArgument(config, 'last_iterations') ?? Math.floor(iterations / 10) + 1;
    const last = optionalNumberArgument(config, 'last_lr') ?? first / 1000;
    const half = Math.floor((iterations - ending) / 2);
    const between = (step: number, from: number, to: number, fromRate: number, toRate: number): number =>
      ((toRate - fromRate) * (step - from)) / (to - from) + fromRate;
    /** @param step from 0. */
    const rateOf = (step: number): number => {
      if (step < half) return between(step, 0, half, first, greatest);
      if (step < 2 * half) return between(step, half, 2 * half, greatest, first);
      return between(step, 2 * half, iterations, first, last);
    };
    return () => new OneCycleScheduler((step) => rateOf(step - 1));
  },
};

class OneCycleScheduler implements Callback {
  readonly className = 'OneCycleScheduler';

  constructor(private readonly rateOf: (step: number) => number) {}

  trainBegin(run: RunInHand): void {
    run.followRates(this.rateOf);
  }
}
