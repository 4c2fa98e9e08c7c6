import { gradientNormName, isWeightLayer, losses } from '../nn/index.js';
import { isTrained, isUnknown, type CompileStep, type LayerSpec, type ModelSpec } from '../spec/index.js';
import { layersOfEqualUnits } from './equal-units.js';
import type { LabelFacts } from './label-facts.js';
import { activationOf, hasPenalties, netFacts, type NetFacts } from './net-facts.js';

/** A layer as symptoms see it. */
export interface WatchedLayer {
  readonly id: string;
  readonly name: string;
  readonly className: string;
  /** The name of its activation, `relu`; null where it has none, or none of its own. */
  readonly activation: string | null;
  /** Whether it mixes its inputs by a matrix of weights. */
  readonly hasKernel: boolean;
  /** Whether that starts at random numbers, of a size that steps can be measured by; at zeros the first step is infinitely large. */
  readonly startsAtRandom: boolean;
  /** Whether any of its weights are trained. */
  readonly isTrained: boolean;
  /** Whether an output of the model comes from it. */
  readonly isOutput: boolean;
}

/** A layer that normalizes by the statistics of each batch. */
export interface BatchStatistics {
  readonly layer: string;
  /** How many numbers each mean and variance is taken over: samples × places. */
  readonly numbers: number;
}

/** What is known of what a model is to say, of all its training samples. */
export interface TargetFacts {
  readonly count: number;
  /** Whether every sample has the same. */
  readonly areEqual: boolean;
  /** The means of their squares and of their sizes: the losses of a model that says 0 of everything. */
  readonly meanSquare: number;
  readonly meanSize: number;
}

/** The loss of a model that says 0 of everything. */
export interface ZeroLoss {
  readonly loss: number;
  /** Whether it grows with the square of what is said, or with its size. */
  readonly isSquared: boolean;
  /** Whether it is no more than known to be at most that. */
  readonly isBound: boolean;
}

/** What is known of a run before its first step. */
export interface WatchedRun {
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  readonly batchSize: number;
  /** In the order of the model. */
  readonly layers: readonly WatchedLayer[];
  /** The layers of which some weights are trained; the gradients of a {@link StepReading} are theirs. */
  readonly trained: readonly WatchedLayer[];
  /** How many classes the model sorts into; null where it does something else. */
  readonly classes: number | null;
  /** The loss of a model that guesses, ln(classes), where nothing else is in the loss; null where there is no such number. */
  readonly chanceLoss: number | null;
  /** Whether classes or samples are given weights in the loss. */
  readonly hasWeights: boolean;
  /** Of a model with one output whose targets are in memory; null else. */
  readonly targets: TargetFacts | null;
  /** The loss of a model that says 0 of everything, of a regression with nothing else in the loss; null where there is no such number. */
  readonly zeroLoss: ZeroLoss | null;
  /** How large the numbers are that come in: the root of the mean of their squares; null where that is not known. */
  readonly inputSize: number | null;
  /** Null where it is not known, and of words as numbers, which are not near each other. */
  readonly labels: LabelFacts | null;
  readonly net: NetFacts;
  /** The ids of the layers whose units all start equal and stay so. */
  readonly equalUnits: readonly string[];
  /** Whether steps start from the weights that were drawn: Ftrl makes weights of its sums alone, so that its first steps replace them. */
  readonly keepsDrawnWeights: boolean;
  readonly batchStatistics: readonly BatchStatistics[];
  /** Whether all weights start as their initializers drew them. */
  readonly isFresh: boolean;
  /** Whether the data is noise, of which nothing can be learned: that nothing is, is no symptom then. */
  readonly isNoise: boolean;
}

/** What a run is made of. */
export interface RunParts {
  /** With all its layers, none of them a model; see `flattened`. */
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** Whether classes or samples are given weights in the loss. */
  readonly hasWeights: boolean;
  /** Whether all weights start as their initializers drew them: nothing was trained or set before. */
  readonly isFresh: boolean;
  /** Whether the data is noise. */
  readonly isNoise: boolean;
  /** Null where they are not known. */
  readonly targets: TargetFacts | null;
  /** The root of the mean square of the numbers that come in; null where it is not known. */
  readonly inputSize: number | null;
  /** Null where it is not known. */
  readonly labels: LabelFacts | null;
}

/** What symptoms have to know of a run. */
export function watchedRun(parts: RunParts): WatchedRun {
  const { model, compile, batchSize, stepsPerEpoch, epochs, hasWeights, isFresh, isNoise, targets, inputSize, labels } = parts;
  const outputs = new Set(model.outputs.map(({ layer }) => layer));
  const layers = model.layers.map((layer): WatchedLayer => ({
    id: layer.id,
    name: layer.name,
    className: layer.className,
    activation: activationOf(layer),
    hasKernel: isWeightLayer(layer),
    startsAtRandom: startsAtRandom(layer),
    isTrained: isAnyTrained(layer),
    isOutput: outputs.has(layer.id),
  }));
  const unique = [...new Map(layers.map((layer) => [layer.id, layer])).values()];
  const choice = choiceOf(model, compile);
  const net = netFacts(model, compile);
  const hasMore = hasWeights || hasPenalties(model);
  return {
    totalSteps: epochs * stepsPerEpoch,
    stepsPerEpoch,
    batchSize,
    layers: unique,
    trained: unique.filter((layer) => layer.isTrained),
    classes: choice,
    chanceLoss: choice === null || hasMore ? null : Math.log(choice),
    hasWeights,
    targets,
    zeroLoss: targets === null || hasMore ? null : zeroLossOf(compile, targets),
    inputSize,
    labels: net.readsWords ? null : labels,
    net,
    equalUnits: layersOfEqualUnits(model),
    keepsDrawnWeights: isUnknown(compile.optimizer) || compile.optimizer.className !== 'Ftrl',
    batchStatistics: model.layers.flatMap((layer) => batchStatisticsOf(layer, batchSize)),
    isFresh,
    isNoise,
  };
}

/** The names of the series with the gradients of {@link WatchedRun.trained}. */
export const gradientSeries = ({ trained }: Pick<WatchedRun, 'trained'>): string[] => trained.map(gradientNormName);

/** Initializers that draw nothing. */
const constant: ReadonlySet<string> = new Set(['Zeros', 'Ones', 'Constant', 'Identity']);

function startsAtRandom({ weights }: LayerSpec): boolean {
  if (isUnknown(weights)) return false;
  const kernels = weights.filter(({ shape, trainable }) => trainable && shape.length >= 2);
  return kernels.every(({ initializer }) => !isUnknown(initializer) && !constant.has(initializer.className));
}

function isAnyTrained(layer: LayerSpec): boolean {
  return layer.trainable && !isUnknown(layer.weights) && layer.weights.some((weight) => isTrained(layer, weight));
}

/** Null of other losses than the usual ones, and of sums over batches. */
function zeroLossOf({ loss, losses: several }: CompileStep, { meanSquare, meanSize }: TargetFacts): ZeroLoss | null {
  if (several !== undefined || loss === null || isUnknown(loss) || loss.config['reduction'] === 'sum') return null;
  const { className } = losses.find(loss.className) ?? loss;
  const { delta } = loss.config;
  switch (className) {
    case 'MeanSquaredError':
      return { loss: meanSquare, isSquared: true, isBound: false };
    case 'MeanAbsoluteError':
      return { loss: meanSize, isSquared: false, isBound: false };
    // ln cosh x ≤ |x|; of an error beyond delta, Huber's loss is delta (|x| − delta / 2), and less before.
    case 'LogCosh':
      return { loss: meanSize, isSquared: false, isBound: true };
    case 'Huber':
      return typeof delta === 'number' ? { loss: delta * meanSize, isSquared: false, isBound: true } : null;
    default:
      return null;
  }
}

/** How many classes a model chooses one of; null where it does not, or has several outputs. */
function choiceOf({ outputs, layers }: ModelSpec, { loss, losses: several }: CompileStep): number | null {
  const [output, ...others] = outputs;
  if (output === undefined || others.length > 0 || several !== undefined || loss === null || isUnknown(loss)) return null;
  const shape = layers.find(({ id }) => id === output.layer)?.calls[output.call]?.outputShape;
  if (shape === undefined || isUnknown(shape)) return null;
  const units = shape.at(-1) ?? null;
  const { className } = losses.find(loss.className) ?? loss;
  if (className === 'BinaryCrossentropy') return units === 1 ? 2 : null;
  if (className !== 'SparseCategoricalCrossentropy' && className !== 'CategoricalCrossentropy') return null;
  return loss.config['reduction'] === 'sum' || units === null || units < 2 ? null : units;
}

function batchStatisticsOf(layer: LayerSpec, batchSize: number): BatchStatistics[] {
  const { className, config, calls, id } = layer;
  const shape = calls[0]?.outputShape;
  if (className !== 'BatchNormalization' || !layer.trainable || shape === undefined || isUnknown(shape)) return [];
  const { axis } = config;
  if (typeof axis !== 'number') return [];
  const channels = axis < 0 ? axis + shape.length : axis;
  const places = shape.reduce<number>((product, size, index) => (index === 0 || index === channels ? product : product * (size ?? NaN)), 1);
  return Number.isNaN(places) ? [] : [{ layer: id, numbers: batchSize * places }];
}
