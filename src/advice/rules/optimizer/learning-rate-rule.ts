import * as l10n from '@vscode/l10n';
import type { ConfigObject } from '../../../spec/index.js';
import type { Finding, Severity } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { learningRateOf, optimizerOf } from '../../training/optimizer.js';
import { atLearningRate } from './learning-rate.js';

/** What the rules about learning rates have of their own. */
interface RateRule extends Omit<Rule, 'check' | 'isFixable'> {
  /** How grave a rate is for an optimizer; null where it is none of this rule's business. */
  readonly severityOf: (rate: number, optimizer: ConfigObject) => Severity | null;
  readonly message: (rate: number, optimizer: ConfigObject) => string;
  readonly advice: () => string;
}

/** A rule about the rate that training starts with. */
export function learningRateRule({ severityOf, message, advice, ...rule }: RateRule): Rule {
  const findingOf = (compilation: Compilation): Finding | null => {
    const optimizer = optimizerOf(compilation.step);
    const rate = learningRateOf(compilation);
    const severity = optimizer === null || rate === null ? null : severityOf(rate, optimizer);
    if (optimizer === null || rate === null || severity === null) return null;
    return { rule: rule.id, severity, message: message(rate, optimizer), advice: advice(), ...atLearningRate(compilation, optimizer) };
  };
  return { ...rule, isFixable: false, check: ({ compilations }) => compilations.flatMap((compilation) => findingOf(compilation) ?? []) };
}

/** A model that is compiled with an optimizer, for the examples of the rules. */
export const compiledWith = (optimizer: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer=${optimizer})
`;

/** In words: "Adam at 0.001". */
export const rateInWords = (rate: number, { className }: ConfigObject): string => l10n.t('{0} at {1}', className, rate);
