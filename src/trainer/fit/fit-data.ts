import * as l10n from '@vscode/l10n';
import { NotTrainableError, outputNames } from '../../nn/index.js';
import type { ArrayExpression, FitStep, Maybe, ModelSpec, Several, SeveralArrays } from '../../spec/index.js';
import type { FitData } from './fit.js';
import { known } from './known.js';

/** What a data set is given as: one array each, or several for the inputs and outputs of a model. */
type Given = SeveralArrays & { readonly x: Maybe<ArrayExpression>; readonly y: Maybe<ArrayExpression> };

/** How the parts of a data set are called where one is not known. */
export interface Called {
  readonly x: string;
  readonly y: string;
  readonly remedy: string;
}

/**
 * The arrays of a data set, in the order of the model's inputs and outputs.
 * @throws NotTrainableError where one is not known, or is for an input or output that there is not.
 */
export function dataOf(model: ModelSpec, given: Given, sampleWeight: FitStep['sampleWeight'], { x, y, remedy }: Called): FitData {
  return {
    x: arraysOf(model, given, { x, remedy }),
    y: arraysFor(given.targets, given.y, outputNames(model), y, remedy),
    sampleWeight: sampleWeight === undefined ? null : known(sampleWeight, 'sample_weight', remedy),
  };
}

/**
 * The arrays that go into a model, in the order of its inputs.
 * @throws NotTrainableError where one is not known, or is for an input that there is not.
 */
export function arraysOf(model: ModelSpec, given: Pick<Given, 'inputs' | 'x'>, { x, remedy }: Pick<Called, 'x' | 'remedy'>): readonly ArrayExpression[] {
  const byId = new Map(model.layers.map(({ id, name }) => [id, name]));
  const inputs = model.inputs.map(({ layer }) => byId.get(layer) ?? layer);
  return arraysFor(given.inputs, given.x, inputs, x, remedy);
}

function arraysFor(
  several: Several<Maybe<ArrayExpression>> | undefined,
  only: Maybe<ArrayExpression>,
  names: readonly string[],
  what: string,
  remedy: string,
): readonly ArrayExpression[] {
  if (several === undefined) return [known(only, what, remedy)];
  const stranger = several.find(({ of }) => (typeof of === 'number' ? of >= names.length : !names.includes(of)));
  if (stranger !== undefined) {
    throw new NotTrainableError(l10n.t('{0} has a part "{1}"; the model has {2}.', what, stranger.of, names.join(', ')));
  }
  return names.map((name, index) => {
    const found = several.find(({ of }) => of === name || of === index);
    if (found !== undefined) return known(found.value, `${what} (${name})`, remedy);
    throw new NotTrainableError(l10n.t('{0} has nothing for "{1}" of the model.', what, name));
  });
}
