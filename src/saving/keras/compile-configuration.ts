import { losses, metrics, optimizers } from '../../nn/index.js';
import { isUnknown, type CompileStep, type ConfigObject, type ConfigValue, type Maybe, type RequestedMetrics, type Several } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import { savedConfig, savedObject, type Json } from './objects.js';

/**
 * What a model is compiled with, as a `.keras` archive has it (keras/src/trainers/trainer.py, `get_compile_config`); null
 * where Keras could not load it, such as a loss of the file's own. The model is then saved without.
 */
export function savedCompilation({ optimizer, loss, losses: ofOutputs, weightedMetrics, ...requested }: CompileStep): Json {
  if (requested.outputMetrics !== undefined || weightedMetrics?.outputMetrics !== undefined || (loss === null && ofOutputs === undefined)) return null;
  try {
    return {
      optimizer: object('optimizers', optimizer),
      loss: ofOutputs === undefined ? lossOf(loss) : lossesOf(ofOutputs),
      loss_weights: null,
      metrics: metricsOf(requested),
      weighted_metrics: weightedMetrics === undefined ? null : metricsOf(weightedMetrics),
      run_eagerly: false,
      steps_per_execution: 1,
      jit_compile: 'auto',
    };
  } catch (error) {
    if (error instanceof SavingError) return null;
    throw error;
  }
}

function metricsOf({ metrics: given }: RequestedMetrics): Json {
  return given.filter((metric): metric is ConfigObject => !isUnknown(metric)).map((metric) => object('metrics', metric));
}

const lossOf = (loss: Maybe<ConfigObject> | null): Json => (loss === null ? null : object('losses', loss));

/** In a list where the file gives them in a list, and by the names of the outputs where it does that. */
function lossesOf(losses: Several<Maybe<ConfigObject> | null>): Json {
  if (losses.every(({ of }) => typeof of === 'number')) return losses.map(({ value }) => lossOf(value));
  return Object.fromEntries(losses.map(({ of, value }) => [String(of), lossOf(value)]));
}

const catalogues = { optimizers, losses, metrics };

/** Names in small letters, such as `accuracy`, are functions, or stand for what suits the loss. */
function object(family: keyof typeof catalogues, value: Maybe<ConfigObject>): Json {
  if (isUnknown(value)) throw new SavingError(value.reason);
  if (value.className.includes('>')) throw new SavingError(value.className);
  if (/^\p{Ll}/u.test(value.className)) return value.className;
  const defaults = catalogues[family].find(value.className)?.parameters ?? [];
  const isDefault = ([name, argument]: readonly [string, ConfigValue]): boolean => argument === (defaults.find((each) => each.name === name)?.default ?? null);
  // Keras asks for floats where JSON knows only numbers: what is left out is as it was.
  const changed = Object.fromEntries(Object.entries(value.config).filter((entry) => !isDefault(entry)));
  return savedObject(`keras.${family}`, value.className, savedConfig(changed, value.className));
}
