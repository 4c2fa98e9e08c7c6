import { numberArgument } from '../../../nn/index.js';
import type { Callback, CallbackDefinition, RunInHand } from './callback.js';

/** A rate that is multiplied with every step, as files bring it along (handson-ml3, chapter 11): to a tenth in `n_steps`. */
export const exponentialDecay: CallbackDefinition = {
  className: 'ExponentialDecay',
  presets: { n_steps: 40_000 },
  read(config) {
    const factor = 0.1 ** (1 / numberArgument(config, 'n_steps'));
    // Before each step, the first among them.
    return () => new ExponentialRates('ExponentialDecay', (rate, step) => rate * factor ** step, false);
  },
};

/** The sweep of a learning-rate finder, as files bring it along (handson-ml3, chapter 10). */
export const exponentialLearningRate: CallbackDefinition = {
  className: 'ExponentialLearningRate',
  presets: {},
  read(config) {
    const factor = numberArgument(config, 'factor');
    // After each step.
    return () => new ExponentialRates('ExponentialLearningRate', (rate, step) => rate * factor ** (step - 1), true);
  },
};

class ExponentialRates implements Callback {
  constructor(
    readonly className: string,
    /** The rate of a step, from 1, by the one before the first. */
    private readonly rateOf: (rate: number, step: number) => number,
    /** Whether what is left to the next fit is what another step would have had: the rate is set after each step. */
    private readonly leavesNext: boolean,
  ) {}

  trainBegin(run: RunInHand): void {
    const rate = run.learningRate;
    run.followRates((step) => this.rateOf(rate, step));
  }

  trainEnd(run: RunInHand): void {
    if (this.leavesNext) run.setLearningRate(run.learningRate);
  }
}
