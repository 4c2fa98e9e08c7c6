import * as l10n from '@vscode/l10n';
import type { ModelSpec } from '../../spec/index.js';
import { UsageError } from '../errors.js';
import { noModelFound, type ReadFile } from '../syntax-errors.js';

/**
 * The named model of a file; without a name, that of the last fit, else the last one.
 * @param name Keras's name or the variable; null takes any.
 * @throws UsageError that says which models there are.
 */
export function chooseModel(file: ReadFile, name: string | null): ModelSpec {
  const { models, steps } = file.reading.plan;
  const wanted = models.filter((model) => name === null || model.name === name || model.variable === name);
  const fitted = steps.findLast((step) => step.kind === 'fit' && wanted.some(({ id }) => id === step.model));
  const model = wanted.find(({ id }) => id === fitted?.model) ?? wanted.at(-1);
  if (model !== undefined) return model;
  const names = models.map((one) => one.variable ?? one.name).join(', ');
  throw new UsageError(
    models.length === 0 ? noModelFound(file) : l10n.t('{0}: there is no model "{1}". There are: {2}.', file.path, name ?? '', names),
  );
}
