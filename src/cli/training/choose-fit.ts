import * as l10n from '@vscode/l10n';
import { ownLoopInWords } from '../../advice/index.js';
import type { ModelSpec } from '../../spec/index.js';
import { UsageError } from '../errors.js';
import { formatLine } from '../places.js';
import { noModelFound, type ReadFile } from '../syntax-errors.js';

/** A fit of a plan, by its place among the steps, and the model that it trains. */
export interface ChosenFit {
  readonly fitStep: number;
  readonly model: ModelSpec;
}

/**
 * The last fit of the named model, or of the file.
 * @param name Keras's name or the variable; null takes any.
 * @throws UsageError that says which models there are, that nothing is trained, or where it is trained in another way.
 */
export function chooseFit(file: ReadFile, name: string | null): ChosenFit {
  const { path, reading: { plan }, places } = file;
  const wanted = plan.models.filter((model) => name === null || model.name === name || model.variable === name);
  if (wanted.length === 0) {
    const names = plan.models.map((model) => model.variable ?? model.name).join(', ');
    throw new UsageError(
      plan.models.length === 0
        ? noModelFound(file)
        : l10n.t('{0}: there is no model "{1}". There are: {2}.', path, name ?? '', names),
    );
  }
  const fitStep = plan.steps.findLastIndex((step) => step.kind === 'fit' && wanted.some(({ id }) => id === step.model));
  const model = wanted.find(({ id }) => id === plan.steps[fitStep]?.model);
  const [loop] = plan.ownLoops ?? [];
  if (model === undefined && loop !== undefined) throw new UsageError(`${formatLine(path, places.start(loop.range))}: ${ownLoopInWords(loop)}`);
  if (model === undefined) throw new UsageError(l10n.t('{0}: no call of fit was found, so it is not known what to train on.', path));
  return { fitStep, model };
}
