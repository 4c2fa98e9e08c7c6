import * as l10n from '@vscode/l10n';
import { countParameters } from '../../../nn/index.js';
import { isUnknown, unknown, type Maybe } from '../../../spec/index.js';
import { argumentOf, hostOf, integerValue, none, type Call, type HostValue, type Value } from '../../python/index.js';
import { toShape } from '../config-value.js';
import { compileModel } from '../steps/compile.js';
import { evaluateModel, predictWithModel } from '../steps/evaluate.js';
import { fitGenerator, fitModel } from '../steps/fit.js';
import { located } from '../steps/data.js';
import { loadWeights, saveModel, saveWeights } from '../steps/saving.js';
import { Configuration } from './configuration.js';
import { layerOfModel } from './layer-of-model.js';
import type { ModelValue } from './model.js';

type ModelMethod = (model: ModelValue, call: Call) => Value;

/** The weights of a model, as `get_weights()` gives them. */
export class WeightsValue implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'weights';

  /** After how many steps of the plan they were taken. */
  readonly takenAfter: number;

  constructor(readonly model: ModelValue) {
    this.takenAfter = model.session.steps.length;
  }
}

const notKnown: ModelMethod = (_model, call) => unknown(l10n.t('What this gives is known only when the file runs.'), call.range);

const nothing: ModelMethod = () => none;

/** `model.build((None, 28, 28))` tells the shape of the first batch. */
export function buildModel(model: ModelValue, call: Call): Value {
  const shape = toShape(argumentOf(call, 0, 'input_shape') ?? none, call.range);
  if (shape !== undefined) model.meet([null, ...shape.slice(1)], call);
  return none;
}

/** What models can do. */
export const modelMethods: Readonly<Partial<Record<string, ModelMethod>>> = {
  add: (model, call) => {
    const layer = argumentOf(call, 0, 'layer');
    if (layer !== undefined) model.addValue?.(layer, call);
    return none;
  },
  pop: (model, call) => model.pop?.(call) ?? none,
  compile: compileModel,
  fit: fitModel,
  fit_generator: fitGenerator,
  evaluate: evaluateModel,
  predict: predictWithModel,
  summary: nothing,
  build: buildModel,
  get_layer: (model, call) => layerOfModel(model.name, model.operations, call),
  get_weights: (model) => new WeightsValue(model),
  set_weights: (model, call) => {
    const weights = hostOf(argumentOf(call, 0, 'weights') ?? none);
    const from: Maybe<string> = weights instanceof WeightsValue
      ? weights.model.id
      : unknown(l10n.t('Which weights these are is known only when the file runs.'), call.range);
    const taken = weights instanceof WeightsValue ? { takenAfter: weights.takenAfter } : {};
    model.session.steps.push({ kind: 'setWeights', range: call.statement, model: model.id, from, ...taken });
    return none;
  },
  load_weights: loadWeights,
  save: (model, call) => saveModel(model, call, argumentOf(call, 0, 'filepath')),
  export: (model, call) => saveModel(model, call, argumentOf(call, 0, 'filepath')),
  save_weights: saveWeights,
  train_on_batch: notKnown,
  predict_on_batch: notKnown,
  to_json: (model) => new Configuration(model),
  get_config: (model) => new Configuration(model),
  count_params: (model, call) => {
    const count = countParameters(model.spec());
    return isUnknown(count) ? located(count, call.range) : integerValue(count.total);
  },
  reset_states: nothing,
};
