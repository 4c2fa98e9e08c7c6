import { divide, maximum, subtract, type Measurement, type StepGraph, type Tensor } from '../../graph/index.js';
import type { LayerSpec } from '../../spec/index.js';
import { euclideanNorm } from './norm.js';
import { predictionShares } from './prediction-shares.js';
import { outputMeasurements, probeName, type ProbeQuantity } from './probing.js';
import type { StepSettings } from './settings.js';
import { silenceOf } from './silence.js';
import { trainingPass } from './training.js';

/** What is observed of a layer from time to time, by the first part of the measurement's name. */
export type Observation = 'updateRatio' | 'activationMean' | 'activationDeviation' | 'activationSaturated' | 'activationDead' | 'deadUnits';

/** The name of a measurement of {@link observationStep}: `updateRatio/<layer id>`. */
export function observationName(observation: Observation, layer: Pick<LayerSpec, 'id'>): string {
  return `${observation}/${layer.id}`;
}

/** The statistics of outputs that are followed while training, by what a probe calls them. */
const followed: Partial<Record<ProbeQuantity, Observation>> = {
  mean: 'activationMean',
  standardDeviation: 'activationDeviation',
  saturated: 'activationSaturated',
  dead: 'activationDead',
};

/** Below this, weights are taken for zeros: no ratio to them says anything. */
const SMALLEST_NORM = 1e-30;

/**
 * A training step that is computed but not taken, with these measurements, too many for every step:
 * - `updateRatio/<layer id>`, ‖w' - w‖ / ‖w‖ over all trained weights of a layer, where w' is what the step would make of
 *   them, with clipping, decay and constraints: about 1e-3 where a learning rate fits (A. Karpathy, CS231n, 2015);
 * - `activationMean/…`, `activationDeviation/…`, `activationSaturated/…` and `activationDead/…` of what comes out of a
 *   layer, as `probeStep` defines them;
 * - `deadUnits/…` of a layer of ReLU units, the fraction of them that were 0 for all samples of the last observed batches
 *   (see `observationState`, which the engine's state needs for it);
 * - `predictedShare` and `labelledShare` of a model that sorts into classes, as `predictionShares` defines them.
 * @throws NotTrainableError as `trainingStep` does.
 */
export function observationStep(settings: StepSettings): StepGraph {
  const { pass, comparisons, trained, graph } = trainingPass(settings);
  const next = new Map(graph.state.map((variable) => [variable.name, variable.next]));
  const layers = [...new Set(trained.map(({ layer }) => layer))];
  const ratios = layers.flatMap((layer): Measurement[] => {
    const own = trained.filter((weight) => weight.layer === layer).map(({ name, weight }): WeightStep => ({ weight, next: next.get(name) ?? weight }));
    const [first, ...others] = own;
    return first === undefined ? [] : [{ name: observationName('updateRatio', layer), tensor: updateRatio([first, ...others]) }];
  });
  const names = new Map(
    pass.activations.flatMap(({ layer }) =>
      Object.entries(followed).map(([quantity, observation]) => [probeName(quantity as ProbeQuantity, layer), observationName(observation, layer)]),
    ),
  );
  const activations = outputMeasurements(pass).flatMap(({ name, tensor }) => {
    const observed = names.get(name);
    return observed === undefined ? [] : [{ name: observed, tensor }];
  });
  const silences = pass.activations.flatMap(({ layer, tensors: [output] }) => {
    const silence = output === undefined ? null : silenceOf(layer, output);
    return silence === null ? [] : [{ layer, ...silence }];
  });
  return {
    ...graph,
    state: [...graph.state.map((variable) => ({ ...variable, next: variable.read })), ...silences.map(({ variable }) => variable)],
    measurements: [
      ...ratios,
      ...activations,
      ...silences.map(({ layer, dead }): Measurement => ({ name: observationName('deadUnits', layer), tensor: dead })),
      ...predictionShares(comparisons),
    ],
  };
}

interface WeightStep {
  readonly weight: Tensor;
  readonly next: Tensor;
}

function updateRatio([first, ...others]: readonly [WeightStep, ...WeightStep[]]): Tensor {
  const change = ({ weight, next }: WeightStep): Tensor => subtract(next, weight);
  const update = euclideanNorm([change(first), ...others.map(change)]);
  return divide(update, maximum(euclideanNorm([first.weight, ...others.map(({ weight }) => weight)]), SMALLEST_NORM));
}
