import * as l10n from '@vscode/l10n';
import type { ParameterDefinition } from '../../../nn/index.js';
import { unknown } from '../../../spec/index.js';
import type { Call, Value } from '../../python/index.js';
import { bindArguments, givenValue } from '../bind.js';
import type { ModelValue } from '../models/model.js';
import { arrayOf, dataIn, factsOf, labelsFor, meetData } from './data.js';
import { numberArgument, severalArrays } from './fit.js';

const parameters: readonly ParameterDefinition[] = [{ name: 'x' }, { name: 'y' }, { name: 'batch_size' }, { name: 'verbose' }];

/** Runs `model.evaluate(…)`: a step of the plan. */
export function evaluateModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, parameters);
  const [x, y] = [dataIn(givenValue(bound, 'x'), call), dataIn(givenValue(bound, 'y'), call)];
  meetData(model, x, call);
  model.session.steps.push({
    kind: 'evaluate',
    range: call.statement,
    model: model.id,
    call: bound.source,
    x: arrayOf(x, call.range),
    y: labelsFor(x, y, call.range, call.range),
    ...severalArrays(x, y, call.range),
    facts: factsOf(x, y),
    batchSize: numberArgument(bound, 'batch_size', 32),
  });
  return unknown(l10n.t('What evaluating gives is known only when it has run.'), call.range);
}

/** Runs `model.predict(…)`: a step of the plan. */
export function predictWithModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, [{ name: 'x' }, { name: 'batch_size' }, { name: 'verbose' }]);
  const data = dataIn(givenValue(bound, 'x'), call);
  meetData(model, data, call);
  const { inputs } = severalArrays(data, undefined, call.range);
  model.session.steps.push({ kind: 'predict', range: call.statement, model: model.id, call: bound.source, x: arrayOf(data, call.range), ...(inputs && { inputs }), facts: factsOf(data, undefined) });
  return unknown(l10n.t('What predicting gives is known only when it has run.'), call.range);
}
