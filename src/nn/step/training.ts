import {
  differentiate,
  input,
  type Measurement,
  type StateVariable,
  type StepGraph,
  type Tensor,
} from '../../graph/index.js';
import type { LayerSpec } from '../../spec/index.js';
import { batchOf } from './batch.js';
import { comparisonsOf, type OutputComparison } from './comparisons.js';
import { forwardPass, type ForwardPass } from './forward.js';
import { measuredMetrics } from './metrics.js';
import { gradientNormName } from './names.js';
import { euclideanNorm } from './norm.js';
import { objectiveOf } from './objective.js';
import { optimizerOf } from './optimizer.js';
import type { StepSettings } from './settings.js';
import { updates, type TrainedWeight } from './update.js';

/**
 * One step of training: forward pass, loss, gradients, clipping, update, moving statistics, and what is measured on the
 * way: `loss`, the metrics, and `gradientNorm/<layer id>` before clipping for every layer that has weights to train.
 * @throws NotTrainableError which names the layer, loss or optimizer that cannot be trained, and says what can.
 */
export function trainingStep(settings: StepSettings): StepGraph {
  return trainingPass(settings).graph;
}

/** A training step, with what it is made of. */
export interface TrainingPass {
  readonly pass: ForwardPass;
  readonly comparisons: readonly OutputComparison[];
  readonly trained: readonly TrainedWeight[];
  readonly graph: StepGraph;
}

/** {@link trainingStep}, with what it is made of. */
export function trainingPass(settings: StepSettings): TrainingPass {
  const { compile } = settings;
  const optimizer = optimizerOf(compile);
  const batch = batchOf(settings);
  const pass = forwardPass(settings.model, batch.samples, true);
  const comparisons = comparisonsOf(settings, batch, pass);
  const objective = objectiveOf(comparisons, pass.penalties);
  const learningRate = input('learning_rate', []);
  const iteration = input('iteration', []);
  const trained = trainedWeights(pass, (weights) => differentiate(objective.total, weights));
  const metrics = measuredMetrics(comparisons);
  const updated = updates(trained, optimizer, { learningRate, iteration });
  const graph = {
    batchSize: settings.batchSize,
    batchInputs: batch.inputs,
    scalars: [
      { name: 'learning_rate', tensor: learningRate },
      { name: 'iteration', tensor: iteration },
    ],
    state: [...stateAfter(pass, updated), ...metrics.state],
    measurements: [
      { name: 'loss', tensor: objective.total },
      ...objective.parts,
      ...metrics.measurements,
      ...gradientNorms(pass, trained),
    ],
  };
  return { pass, comparisons, trained, graph };
}

function trainedWeights(
  { weights, read, assigned }: ForwardPass,
  gradientsOf: (weights: readonly Tensor[]) => readonly Tensor[],
): readonly TrainedWeight[] {
  const named = weights.flatMap(({ name, layer, spec, trainable }) => {
    const before = read.get(name);
    return trainable && before !== undefined ? [{ name, layer, read: before, weight: assigned.get(name) ?? before, constraint: spec.constraint }] : [];
  });
  const gradients = gradientsOf(named.map(({ weight }) => weight));
  return named.map((one, index) => {
    const gradient = gradients[index];
    if (gradient === undefined) throw new Error(`There is no gradient for ${one.name}.`);
    return { ...one, gradient };
  });
}

/** Every weight in the order of the model: updated, replaced by the forward pass, or left alone. */
function stateAfter(
  { weights, read, assigned }: ForwardPass,
  updated: ReadonlyMap<string, readonly StateVariable[]>,
): readonly StateVariable[] {
  return weights.flatMap(({ name, spec }) => {
    const before = read.get(name);
    if (before === undefined) return [];
    return updated.get(name) ?? [{ name, shape: spec.shape, read: before, next: assigned.get(name) ?? before }];
  });
}

function gradientNorms({ weights }: ForwardPass, trained: readonly TrainedWeight[]): readonly Measurement[] {
  const gradients = new Map(trained.map(({ name, gradient }) => [name, gradient]));
  const byLayer = new Map<LayerSpec, Tensor[]>();
  for (const { name, layer } of weights) {
    const gradient = gradients.get(name);
    if (gradient !== undefined) byLayer.set(layer, [...(byLayer.get(layer) ?? []), gradient]);
  }
  return [...byLayer].flatMap(([layer, [first, ...others]]) =>
    first === undefined ? [] : [{ name: gradientNormName(layer), tensor: euclideanNorm([first, ...others]) }],
  );
}
