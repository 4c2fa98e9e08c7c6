import type { ConfigObject } from '../../../spec/index.js';
import { isConfigObject } from '../../../spec/index.js';
import type { Place } from '../place.js';
import { atCall } from '../place.js';
import { writtenArguments } from '../../edits/set-argument.js';
import type { Compilation } from '../../training/compilation.js';

/** The learning rates that an optimizer is used with: below and above, hardly anybody has success. */
export interface UsefulRates {
  readonly least: number;
  /** Beyond it a rate is worth a word. */
  readonly greatest: number;
  /** Beyond it a rate is very likely a mistake. */
  readonly hopeless: number;
}

const ofAdaptive: UsefulRates = { least: 1e-7, greatest: 0.01, hopeless: 0.1 };

/**
 * By the optimizer. Adaptive ones take steps about as large as the rate itself, so weights of about 0.05 are lost at 0.1;
 * Adadelta's rate scales a step that has the right size already, and its paper has none (1.0).
 */
const rates: Readonly<Partial<Record<string, UsefulRates>>> = {
  SGD: { least: 1e-6, greatest: 1, hopeless: 2 },
  Adagrad: { least: 1e-5, greatest: 1, hopeless: 5 },
  Adadelta: { least: 0.05, greatest: 10, hopeless: 100 },
  Adam: ofAdaptive,
  AdamW: ofAdaptive,
  Adamax: ofAdaptive,
  Nadam: ofAdaptive,
  RMSprop: ofAdaptive,
  Lion: { least: 1e-7, greatest: 0.003, hopeless: 0.03 },
};

export function usefulRates({ className }: ConfigObject): UsefulRates | null {
  return rates[className] ?? null;
}

/** The arguments that say what rate training starts with; of a schedule, where its warm-up leads comes first. */
const ofRate = ['warmup_target', 'initial_learning_rate', 'learning_rate'];

/** At the learning rate, where it is written; else at the optimizer. */
export function atLearningRate(compilation: Compilation, optimizer: ConfigObject): Place {
  const compile = atCall(compilation.step.call, compilation, 'optimizer');
  const rate = optimizer.config['learning_rate'];
  const holders = [isConfigObject(rate) ? rate.call : undefined, optimizer.call];
  for (const call of holders) {
    const given = call === undefined ? [] : writtenArguments(call);
    const written = ofRate.map((argument) => given.find(({ name }) => name === argument)).find((each) => each !== undefined);
    if (written !== undefined) return { ...compile, range: written.range };
  }
  return compile;
}
