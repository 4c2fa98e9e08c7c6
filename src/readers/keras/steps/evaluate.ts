import * as l10n from '@vscode/l10n';
import type { ParameterDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type PredictStep } from '../../../spec/index.js';
import { argumentOf, type Call, type Value } from '../../python/index.js';
import { bindArguments, givenValue } from '../bind.js';
import type { ModelValue } from '../models/model.js';
import { LayerValue } from '../operations/layer.js';
import { withParts } from '../operations/operation.js';
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
    ...call.interpreter.currentTurns,
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

/**
 * Notes `model(x, training=True)` of a model that was trained: predictions that leave something to chance, as Monte Carlo
 * dropout asks for (Gal and Ghahramani, 2016). Calls of one place in the file that follow each other are one step of the plan.
 */
export function callInTraining(model: ModelValue, data: Value, call: Call): void {
  const training = argumentOf(call, 1, 'training');
  const { steps } = model.session;
  // Loops of training of one's own call the model like that, too, and do not call fit().
  if (training?.kind !== 'boolean' || !training.value || !steps.some((step) => step.kind === 'fit' && step.model === model.id)) return;
  const x = arrayOf(data, call.range);
  const last = steps.at(-1);
  if (isUnknown(x)) return;
  if (last?.kind === 'predict' && last.timesAsInTraining !== undefined && last.call.range.start === call.range.start && last.model === model.id) {
    steps.splice(-1, 1, { ...last, timesAsInTraining: last.timesAsInTraining + 1 });
    return;
  }
  const { source } = bindArguments(call, [{ name: 'x' }, { name: 'training' }]);
  steps.push({ kind: 'predict', range: call.statement, ...call.interpreter.currentTurns, model: model.id, call: source, x, facts: factsOf(data, undefined), timesAsInTraining: 1 });
}

/** Runs `model.predict(…)`: a step of the plan. */
export function predictWithModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, [{ name: 'x' }, { name: 'batch_size' }, { name: 'verbose' }]);
  const data = dataIn(givenValue(bound, 'x'), call);
  meetData(model, data, call);
  const { inputs } = severalArrays(data, undefined, call.range);
  const x = arrayOf(data, call.range);
  const step: PredictStep = {
    kind: 'predict', range: call.statement, ...call.interpreter.currentTurns, model: model.id, call: bound.source, x, ...(inputs && { inputs }), facts: factsOf(data, undefined),
  };
  const { steps } = model.session;
  const last = steps.at(-1);
  if (!leavesToChance(model)) steps.push(step);
  else if (last?.kind === 'predict' && last.times !== undefined && isSamePrediction(last, step)) steps.splice(-1, 1, { ...step, times: last.times + 1 });
  else steps.push({ ...step, times: 1 });
  return unknown(l10n.t('What predicting gives is known only when it has run.'), call.range);
}

/** Whether layers do what they do in training also when the model predicts: Monte Carlo dropout as a class of the file. */
function leavesToChance(model: ModelValue): boolean {
  return [...withParts(model)].some((part) => part instanceof LayerValue && part.computesAs?.training === true);
}

/** Whether one place in the file predicts for the same data again. */
function isSamePrediction(one: PredictStep, other: PredictStep): boolean {
  const data = ({ x, inputs }: PredictStep): string => JSON.stringify([x, inputs]);
  return one.call.range.start === other.call.range.start && one.model === other.model && data(one) === data(other);
}
