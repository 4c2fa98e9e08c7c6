import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, unknown, type ConfigObject, type ConfigValue, type FitStep, type Maybe, type SourceRange } from '../../../spec/index.js';
import { floatValue, integerValue, numberOf, plainCall, type Call, type Value } from '../../python/index.js';
import type { ModelValue } from '../models/model.js';
import { located } from './data.js';

/** More epochs are not looked through: reading must stay quick. */
const mostEpochs = 1000;

/**
 * What the function of a LearningRateScheduler gives for each epoch of a fit, as Keras calls it: with the number of the
 * epoch and the rate before it, or with the number alone (keras/src/callbacks/learning_rate_scheduler.py).
 * @returns the rates of the epochs, or why they are not known.
 */
export function scheduledRates(schedule: Value, model: ModelValue, { epochs, initialEpoch }: Pick<FitStep, 'epochs' | 'initialEpoch'>, range: SourceRange, call: Call): ConfigValue {
  const notKnown = unknown(l10n.t('What the schedule gives is known only when the file runs.'), range);
  if (isUnknown(schedule)) return located(schedule, range);
  if (isUnknown(epochs) || isUnknown(initialEpoch) || epochs - initialEpoch > mostEpochs) return notKnown;
  const takesRate = schedule.kind === 'function' && schedule.parameters.filter(({ parameter }) => parameter.form === 'normal' || parameter.form === 'sequence').length > 1;
  let rate = rateBefore(model);
  const rates: number[] = [];
  // What the function changes besides is not to be seen by the lines that follow: it runs while the model trains.
  return call.interpreter.attempt((): ConfigValue => {
    for (let epoch = initialEpoch; epoch < epochs; epoch += 1) {
      const before = isUnknown(rate) ? rate : floatValue(rate);
      const value = call.interpreter.call(schedule, plainCall(call, [integerValue(epoch), ...(takesRate ? [before] : [])]));
      const given = numberOf(value);
      if (given === undefined) return isUnknown(value) ? located(value, range) : notKnown;
      rates.push(given);
      rate = Math.fround(given);
    }
    return rates;
  }).result;
}

/** The learning rate of a model's optimizer as the steps so far leave it. */
function rateBefore({ id, session }: ModelValue): Maybe<number> {
  const notKnown = unknown(l10n.t('The learning rate before this fit() is known only when the file runs.'));
  for (const step of session.steps.toReversed()) {
    if (step.model !== id) continue;
    if (step.kind === 'fit' && step.learningRate !== undefined && step.callbacks.length === 0) return isUnknown(step.learningRate) ? step.learningRate : Math.fround(step.learningRate);
    if (step.kind === 'compile') return isUnknown(step.optimizer) ? step.optimizer : rateOf(step.optimizer);
    const changing = step.kind === 'fit' ? step.callbacks.filter((callback) => isUnknown(callback) || !harmless.has(callback.className)) : [];
    const [only, ...others] = changing;
    if (only === undefined) continue;
    const rates = isUnknown(only) || others.length > 0 ? null : only.config['schedule'];
    const last: unknown = Array.isArray(rates) ? (rates as readonly unknown[]).at(-1) : undefined;
    return typeof last === 'number' ? Math.fround(last) : notKnown;
  }
  return notKnown;
}

/** Callbacks that leave the learning rate as it is. */
const harmless: ReadonlySet<string> = new Set(['EarlyStopping', 'ModelCheckpoint', 'TensorBoard', 'CSVLogger', 'TerminateOnNaN', 'BackupAndRestore']);

function rateOf({ config }: ConfigObject): Maybe<number> {
  const rate = config['learning_rate'];
  if (typeof rate === 'number') return Math.fround(rate);
  return rate !== undefined && isUnknown(rate) ? rate : unknown(isConfigObject(rate) ? l10n.t('The learning rate follows a schedule.') : l10n.t('The learning rate is no number.'));
}
