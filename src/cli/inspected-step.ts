import { isConfigObject, isUnknown, type CompileStep, type FitStep, type Maybe, type PlanStep, type Shape } from '../spec/index.js';

/** The names of models and layers by their ids, which the file does not know. */
export interface Names {
  readonly models: ReadonlyMap<string, string>;
  readonly layers: ReadonlyMap<string, string>;
}

/** What a step does, under the keys that `gradlens inspect --json` prints; what is not known is null. */
export function stepDetails(step: PlanStep, names: Names): Record<string, unknown> {
  switch (step.kind) {
    case 'compile':
      return compileDetails(step);
    case 'fit':
      return fitDetails(step);
    case 'evaluate':
    case 'predict':
      return { xShape: arrayShape(step.x) };
    case 'setTrainable':
      return { layers: step.layers.map((id) => names.layers.get(id) ?? id), trainable: known(step.trainable) };
    case 'setWeights': {
      const from = known(step.from);
      return { from: from === null ? null : (names.models.get(from) ?? from) };
    }
    case 'clone':
      return { clone: names.models.get(step.clone) ?? step.clone };
    case 'save':
      return { path: known(step.path) };
  }
}

function compileDetails(step: CompileStep): Record<string, unknown> {
  const optimizer = known(step.optimizer);
  const learningRate = optimizer?.config['learning_rate'];
  return {
    optimizer: optimizer?.className ?? null,
    learningRate: isConfigObject(learningRate) ? learningRate.className : learningRate === undefined || isUnknown(learningRate) ? null : learningRate,
    loss: step.loss === null ? null : (known(step.loss)?.className ?? null),
    metrics: step.metrics.map((metric) => known(metric)?.className ?? null),
  };
}

function fitDetails(step: FitStep): Record<string, unknown> {
  const { validation } = step;
  return {
    epochs: known(step.epochs),
    batchSize: known(step.batchSize),
    shuffle: known(step.shuffle),
    xShape: arrayShape(step.x),
    yShape: arrayShape(step.y),
    validation: isUnknown(validation) ? null : validation.kind,
    validationShape: !isUnknown(validation) && validation.kind === 'data' ? arrayShape(validation.x) : null,
    callbacks: step.callbacks.map((callback) => known(callback)?.className ?? null),
  };
}

function arrayShape(array: Maybe<{ readonly shape: Shape }>): Shape | null {
  return known(array)?.shape ?? null;
}

/** A value, or null where it is not known. */
export function known<T>(value: Maybe<T>): T | null {
  return isUnknown(value) ? null : value;
}
