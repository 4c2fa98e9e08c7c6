import * as l10n from '@vscode/l10n';
import type { ModelSpec, TrainingPlan } from '../../spec/index.js';
import { UsageError } from '../errors.js';

/**
 * The named model of a plan; without a name, that of the last fit, else the last one.
 * @param name Keras's name or the variable; null takes any.
 * @throws UsageError that says which models there are.
 */
export function chooseModel({ models, steps }: TrainingPlan, name: string | null, path: string): ModelSpec {
  const wanted = models.filter((model) => name === null || model.name === name || model.variable === name);
  const fitted = steps.findLast((step) => step.kind === 'fit' && wanted.some(({ id }) => id === step.model));
  const model = wanted.find(({ id }) => id === fitted?.model) ?? wanted.at(-1);
  if (model !== undefined) return model;
  const names = models.map((one) => one.variable ?? one.name).join(', ');
  throw new UsageError(
    models.length === 0 ? l10n.t('{0}: no Keras model was found.', path) : l10n.t('{0}: there is no model "{1}". There are: {2}.', path, name ?? '', names),
  );
}
