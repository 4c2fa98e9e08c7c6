import type { CompileStep, FitStep, LayerSpec, LineIndex, Maybe, ModelSpec, PlanStep, Shape, TrainingPlan, Unknown } from '../spec/index.js';
import { isConfigObject, isUnknown } from '../spec/index.js';

/** What is not known is null; `unknowns` says why. */
type Nullable<T> = T | null;

interface InspectedLayer {
  readonly name: string;
  readonly class: string;
  readonly line: number;
  readonly outputShape: Nullable<Shape>;
  readonly parameters: Nullable<number>;
  readonly trainable: boolean;
}

export interface InspectedModel {
  readonly name: string;
  readonly variable: Nullable<string>;
  readonly class: string;
  readonly line: number;
  readonly layers: readonly InspectedLayer[];
  readonly totalParameters: Nullable<number>;
  readonly trainableParameters: Nullable<number>;
  readonly nonTrainableParameters: Nullable<number>;
}

interface InspectedStep extends Record<string, unknown> {
  readonly step: PlanStep['kind'];
  readonly line: number;
  readonly model: string;
}

interface InspectedUnknown {
  readonly reason: string;
  readonly line: Nullable<number>;
  readonly column: Nullable<number>;
}

/** What `gradlens inspect --json` prints; the keys are a public interface. */
export interface Inspection {
  readonly models: readonly InspectedModel[];
  readonly plan: readonly InspectedStep[];
  readonly unknowns: readonly InspectedUnknown[];
}

/** Describes everything a plan holds, as `model.summary()` and the calls in the file would. */
export function inspectPlan(plan: TrainingPlan, lines: LineIndex): Inspection {
  const names = new Map(plan.models.map((model) => [model.id, model.name]));
  return {
    models: plan.models.map((model) => inspectModel(model, lines)),
    plan: plan.steps.map((step) => ({
      step: step.kind,
      line: lines.position(step.range.start).line,
      model: names.get(step.model) ?? step.model,
      ...details(step),
    })),
    unknowns: plan.unknowns.map((each) => inspectUnknown(each, lines)),
  };
}

function inspectModel(model: ModelSpec, lines: LineIndex): InspectedModel {
  const layers = model.layers.map((layer) => inspectLayer(layer, lines));
  const counts = model.layers.map(countByTrainability);
  const trainable = total(counts.map((count) => count?.trainable ?? null));
  const frozen = total(counts.map((count) => count?.frozen ?? null));
  return {
    name: model.name,
    variable: model.variable,
    class: model.className,
    line: lines.position(model.range.start).line,
    layers,
    totalParameters: trainable === null || frozen === null ? null : trainable + frozen,
    trainableParameters: trainable,
    nonTrainableParameters: frozen,
  };
}

/** Null as soon as one part is not known. */
function total(parts: readonly Nullable<number>[]): Nullable<number> {
  return parts.reduce<Nullable<number>>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function inspectLayer(layer: LayerSpec, lines: LineIndex): InspectedLayer {
  const shape = layer.calls[0]?.outputShape;
  const count = countByTrainability(layer);
  return {
    name: layer.name,
    class: layer.className,
    line: lines.position(layer.source.range.start).line,
    outputShape: shape === undefined ? null : known(shape),
    parameters: count === null ? null : count.trainable + count.frozen,
    trainable: layer.trainable,
  };
}

function countByTrainability(layer: LayerSpec): Nullable<{ trainable: number; frozen: number }> {
  if (isUnknown(layer.weights)) return null;
  const count = { trainable: 0, frozen: 0 };
  for (const weight of layer.weights) {
    const size = weight.shape.reduce((product, dimension) => product * dimension, 1);
    count[weight.trainable && layer.trainable ? 'trainable' : 'frozen'] += size;
  }
  return count;
}

function details(step: PlanStep): Record<string, unknown> {
  switch (step.kind) {
    case 'compile':
      return compileDetails(step);
    case 'fit':
      return fitDetails(step);
    case 'evaluate':
    case 'predict':
      return { xShape: arrayShape(step.x) };
    case 'setTrainable':
      return { layers: step.layers, trainable: known(step.trainable) };
    case 'setWeights':
      return { from: known(step.from) };
    case 'clone':
      return { clone: step.clone };
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

function inspectUnknown(unknown: Unknown, lines: LineIndex): InspectedUnknown {
  const position = unknown.range === undefined ? null : lines.position(unknown.range.start);
  return { reason: unknown.reason, line: position?.line ?? null, column: position?.column ?? null };
}

function arrayShape(array: Maybe<{ readonly shape: Shape }>): Nullable<Shape> {
  return known(array)?.shape ?? null;
}

function known<T>(value: Maybe<T>): Nullable<T> {
  return isUnknown(value) ? null : value;
}
