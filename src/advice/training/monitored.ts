import { isConfigObject, isUnknown, type ConfigObject, type FitStep } from '../../spec/index.js';
import type { Compilation } from './compilation.js';

/**
 * The names under which a fit logs what it computes: `loss`, `accuracy`, `val_loss`, … Null where they are not all known,
 * as of several outputs.
 */
export function loggedNames({ step, outputs }: Compilation, { validation, validationFrequency, callbacks }: FitStep): ReadonlySet<string> | null {
  if (isUnknown(validation) || validationFrequency !== undefined || outputs.length !== 1 || callbacks.some(isUnknown)) return null;
  const names = ['loss', 'learning_rate', 'lr'];
  for (const metric of step.metrics) {
    const name = isConfigObject(metric) ? nameOf(metric) : null;
    if (name === null) return null;
    // Keras 2 and 3 differ in what `acc` is logged as.
    names.push(...name);
  }
  return new Set(validation.kind === 'none' ? names : [...names, ...names.map((name) => `val_${name}`)]);
}

function nameOf({ className, config }: ConfigObject): readonly string[] | null {
  const { name } = config;
  if (name !== undefined && isUnknown(name)) return null;
  const own = typeof name === 'string' ? name : snakeCase(className);
  return own === 'accuracy' || own === 'acc' ? ['accuracy', 'acc'] : [own, snakeCase(className), className];
}

/** `MeanAbsoluteError` as Keras logs it: `mean_absolute_error`. */
const snakeCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
