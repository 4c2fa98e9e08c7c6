import * as l10n from '@vscode/l10n';
import { ArgumentError, measurableMetrics } from '../../../nn/index.js';
import { isConfigObject, isUnknown, type CompileStep, type FitStep, type ModelSpec } from '../../../spec/index.js';
import { LeftOutError, type Callback, type CallbackDefinition, type LoggedNames } from './callback.js';
import { csvLogger } from './csv-logger.js';
import { earlyStopping } from './early-stopping.js';
import { exponentialDecay, exponentialLearningRate } from './exponential-rates.js';
import { learningRateScheduler } from './learning-rate-scheduler.js';
import { modelCheckpoint } from './model-checkpoint.js';
import { oneCycleScheduler } from './one-cycle-scheduler.js';
import { reduceLrOnPlateau } from './reduce-lr-on-plateau.js';
import { terminateOnNaN } from './terminate-on-nan.js';
import { readWritten } from './written/index.js';

/** Every callback that runs can have. */
const catalogue: readonly CallbackDefinition[] = [
  earlyStopping, modelCheckpoint, reduceLrOnPlateau, learningRateScheduler, terminateOnNaN, csvLogger,
  oneCycleScheduler, exponentialDecay, exponentialLearningRate,
];

/** The callbacks of a fit, in their order. */
export interface ReadCallbacks {
  /** Each makes a fresh one, which serves one run. */
  readonly callbacks: readonly (() => Callback)[];
  /** Which are left out and why, for people. */
  readonly leftOut: readonly string[];
}

/**
 * Reads the callbacks of a fit.
 * @throws NotTrainableError where Keras would refuse one.
 */
export function readCallbacks(model: ModelSpec, compile: CompileStep, fit: FitStep): ReadCallbacks {
  const logged = loggedNames(model, compile, fit);
  const all = fit.callbacks.map((callback) => readCallback(callback, logged));
  return {
    callbacks: all.flatMap(({ make }) => make ?? []),
    leftOut: all.flatMap(({ note }) => note ?? []),
  };
}

/** How to make a callback, and what is left out of it; or that it is left out, and why. */
interface ReadCallback {
  readonly make: (() => Callback) | null;
  readonly note: string | null;
}

function readCallback(callback: FitStep['callbacks'][number], logged: LoggedNames): ReadCallback {
  const without = (note: string): ReadCallback => ({ make: null, note });
  if (isUnknown(callback)) return without(l10n.t('A callback is left out: {0}', callback.reason));
  const { className, config, actions } = callback;
  try {
    if (actions !== undefined) return readWritten(className, actions, logged);
    // What it asks for is done for every run, so that nothing is missing.
    if (className === 'TensorBoard') return without(l10n.t('TensorBoard can open this run as it is: its directory holds event files, in place of those in log_dir.'));
    const definition = catalogue.find((one) => one.className === className);
    if (definition === undefined) {
      return without(l10n.t('The callback {0} is left out: it cannot be run yet. Those that can: {1}.', className, catalogue.map((one) => one.className).join(', ')));
    }
    return { make: definition.read({ ...definition.presets, ...config }, logged), note: null };
  } catch (error) {
    if (!(error instanceof LeftOutError || error instanceof ArgumentError)) throw error;
    return without(l10n.t('The callback {0} is left out: {1}', className, error.message));
  }
}

function loggedNames(model: ModelSpec, compile: CompileStep, { validation }: FitStep): LoggedNames {
  const { summaries, higherIsBetter } = measurableMetrics(model, compile);
  const training = ['loss', ...summaries.keys()];
  const hasValidation = isUnknown(validation) || validation.kind !== 'none';
  const { optimizer } = compile;
  return {
    names: new Set([...training, ...(hasValidation ? training.map((name) => `val_${name}`) : [])]),
    higherIsBetter,
    isRateScheduled: !isUnknown(optimizer) && isConfigObject(optimizer.config['learning_rate']),
  };
}
