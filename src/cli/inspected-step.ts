import { isConfigObject, isUnknown, type CompileStep, type EvaluateStep, type FitStep, type Maybe, type PlanStep, type PredictStep, type Several, type Shape } from '../spec/index.js';
import { plainConfig } from './plain-value.js';

/** The names of models and layers by their ids, which the file does not know. */
export interface Names {
  readonly models: ReadonlyMap<string, string>;
  readonly layers: ReadonlyMap<string, string>;
}

/**
 * What a step does, under the keys that `gradlens inspect --json` prints; what is not known is null, and what is only
 * said where the file gives it is absent where it does not.
 */
export function stepDetails(step: PlanStep, names: Names): Record<string, unknown> {
  switch (step.kind) {
    case 'compile':
      return compileDetails(step);
    case 'fit':
      return fitDetails(step);
    case 'evaluate':
      return { ...dataShapes(step), batchSize: known(step.batchSize) };
    case 'predict':
      return { xShape: shapeOf(step.x, step.facts?.x), ...given({ times: step.times, timesAsInTraining: step.timesAsInTraining }) };
    case 'setTrainable':
      return { layers: step.layers.map((id) => names.layers.get(id) ?? names.models.get(id) ?? id), trainable: known(step.trainable) };
    case 'setWeights': {
      const from = known(step.from);
      return { from: from === null ? null : (names.models.get(from) ?? from) };
    }
    case 'clone':
      return { clone: names.models.get(step.clone) ?? step.clone };
    case 'save':
      return { path: known(step.path), ...(step.what === undefined ? {} : { what: step.what }) };
    case 'load':
      return { path: known(step.path), what: step.what };
  }
}

function compileDetails(step: CompileStep): Record<string, unknown> {
  const { losses, lossWeights, outputMetrics } = step;
  const optimizer = known(step.optimizer);
  const learningRate = optimizer?.config['learning_rate'];
  return {
    optimizer: optimizer?.className ?? null,
    optimizerConfig: optimizer === null ? null : plainConfig(optimizer.config),
    learningRate: isConfigObject(learningRate) ? learningRate.className : learningRate === undefined || isUnknown(learningRate) ? null : learningRate,
    loss: step.loss === null ? null : (known(step.loss)?.className ?? null),
    ...(losses === undefined ? {} : { losses: several(losses, (loss) => (loss === null ? null : (known(loss)?.className ?? null))) }),
    ...(lossWeights === undefined ? {} : { lossWeights: isUnknown(lossWeights) ? null : several(lossWeights, (weight) => weight) }),
    metrics: step.metrics.map((metric) => known(metric)?.className ?? null),
    ...(outputMetrics === undefined
      ? {}
      : { outputMetrics: several(outputMetrics, (metrics) => metrics.map((metric) => known(metric)?.className ?? null)) }),
  };
}

function fitDetails(step: FitStep): Record<string, unknown> {
  const { validation, inputs, targets, facts } = step;
  return {
    epochs: known(step.epochs),
    initialEpoch: known(step.initialEpoch),
    batchSize: known(step.batchSize),
    shuffle: known(step.shuffle),
    ...dataShapes(step),
    ...(inputs === undefined ? {} : { inputShapes: several(inputs, arrayShape) }),
    ...(targets === undefined ? {} : { targetShapes: several(targets, arrayShape) }),
    validation: isUnknown(validation) ? null : validation.kind,
    ...(!isUnknown(validation) && validation.kind === 'split' ? { validationFraction: validation.fraction } : {}),
    validationShape: !isUnknown(validation) && validation.kind === 'data' ? shapeOf(validation.x, facts?.validationX) : (facts?.validationX?.shape ?? null),
    callbacks: step.callbacks.map((callback) => known(callback)?.className ?? null),
    callbackConfigs: step.callbacks.map((callback) => {
      const object = known(callback);
      return object === null ? null : plainConfig(object.config);
    }),
    ...given({
      classWeight: step.classWeight,
      stepsPerEpoch: step.stepsPerEpoch,
      validationSteps: step.validationSteps,
      validationBatchSize: step.validationBatchSize,
      validationFrequency: step.validationFrequency,
    }),
    ...(step.sampleWeight === undefined ? {} : { sampleWeightShape: arrayShape(step.sampleWeight) }),
  };
}

/** Of the two arrays of a step. */
function dataShapes({ x, y, facts }: FitStep | EvaluateStep): { xShape: Shape | null; yShape: Shape | null } {
  return { xShape: shapeOf(x, facts?.x), yShape: shapeOf(y, facts?.y) };
}

/** The shape of an array, known by how it comes about or by what else is known of it. */
function shapeOf(array: PredictStep['x'], facts: { readonly shape: Shape } | undefined): Shape | null {
  return arrayShape(array) ?? facts?.shape ?? null;
}

function arrayShape(array: Maybe<{ readonly shape: Shape }>): Shape | null {
  return known(array)?.shape ?? null;
}

function several<T>(values: Several<T>, told: (value: T) => unknown): { of: number | string; value: unknown }[] {
  return values.map(({ of, value }) => ({ of, value: told(value) }));
}

/** The settings that the file gives. */
function given(settings: Record<string, Maybe<number | readonly (readonly [number, number])[]> | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, known(value)]])));
}

/** A value, or null where it is not known. */
export function known<T>(value: Maybe<T>): T | null {
  return isUnknown(value) ? null : value;
}
