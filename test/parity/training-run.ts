import type { Engine, EngineState } from '../../src/engines/index.js';
import { initialState, weightName, type StepSettings } from '../../src/nn/index.js';
import { isUnknown } from '../../src/spec/index.js';
import { compileStep, sequential } from '../support/keras.js';
import { firstValue, type TrainingCase } from './training-case.js';

/** How a run of Keras is repeated here. */

export function settingsOf(one: TrainingCase): StepSettings {
  const isClass = one.targets === 'classes';
  return {
    model: sequential(one.inputShape, one.layers),
    compile: compileStep(one),
    batchSize: one.batchSize,
    x: { type: 'float32', shape: one.inputShape },
    y: isClass ? { type: 'int32', shape: [] } : { type: 'float32', shape: [one.outputs] },
  };
}

/** The state before the first step, with the weights that Keras was given. */
export function firstState(engine: Engine, { model, compile }: StepSettings): EngineState {
  const values = initialState(model, compile, 0);
  model.layers.forEach((layer, index) => {
    if (isUnknown(layer.weights)) throw new Error(layer.weights.reason);
    layer.weights.forEach(({ name, shape }, position) => {
      values.set(weightName(layer, name), { shape, values: firstValue(name, shape, 7 * (1 + index) + position) });
    });
  });
  return engine.createState(values);
}

export function learningRateOf({ compile: { optimizer } }: StepSettings): number {
  const rate = isUnknown(optimizer) ? undefined : optimizer.config['learning_rate'];
  if (typeof rate !== 'number') throw new Error('The learning rate is no number.');
  return rate;
}
