import {
  cast,
  constant,
  differentiate,
  isInfinite,
  isNaN,
  maximum,
  or,
  reduceMax,
  type Measurement,
  type StepGraph,
  type Tensor,
} from '../../graph/index.js';
import type { LayerSpec } from '../../spec/index.js';
import { batchOf } from './batch.js';
import { comparisonsOf } from './comparisons.js';
import { forwardPass, type ForwardPass } from './forward.js';
import { objectiveOf } from './objective.js';
import type { StepSettings } from './settings.js';

/** What of a step can be other than finite, in the order in which it comes about. */
export type StepPart = 'weights' | 'activations' | 'loss' | 'gradients';

/** The name of a measurement of {@link diagnosisStep}; the loss belongs to no layer. */
export function diagnosisName(part: StepPart, layer?: LayerSpec): string {
  return layer === undefined ? part : `${part}/${layer.id}`;
}

/**
 * The forward and the backward pass of a training step that changes nothing and measures where NaN and infinity are: each
 * measurement is 1 where any number is not finite, and 0 elsewhere. They stand in the order in which a step computes: all
 * weights, the activations from the first layer on, the loss, the gradients from the last layer back.
 * @throws NotTrainableError as `trainingStep` does.
 */
export function diagnosisStep(settings: StepSettings): StepGraph {
  const batch = batchOf(settings);
  const pass = forwardPass(settings.model, batch.samples, true);
  const { total } = objectiveOf(comparisonsOf(settings, batch, pass), pass.penalties);
  const trained = pass.weights.filter(({ trainable, name }) => trainable && pass.read.has(name));
  const gradients = differentiate(total, trained.flatMap(({ name }) => pass.read.get(name) ?? []));
  const found: [StepPart, LayerSpec | undefined, readonly Tensor[]][] = [
    ...byLayer(pass.weights.map(({ layer, name }) => [layer, pass.read.get(name)])).map(([layer, tensors]) => part('weights', layer, tensors)),
    ...pass.activations.map(({ layer, tensors }) => part('activations', layer, tensors)),
    ['loss', undefined, [total]],
    ...byLayer(trained.map(({ layer }, index) => [layer, gradients[index]])).reverse().map(([layer, tensors]) => part('gradients', layer, tensors)),
  ];
  const measurements = new Map(found.map(([what, layer, tensors]): [string, Measurement] => {
    const name = diagnosisName(what, layer);
    return [name, { name, tensor: isAnyNotFinite(tensors) }];
  }));
  return {
    batchSize: settings.batchSize,
    batchInputs: batch.inputs,
    scalars: [],
    state: stateOf(pass),
    measurements: [...measurements.values()],
  };
}

function part(what: StepPart, layer: LayerSpec, tensors: readonly Tensor[]): [StepPart, LayerSpec, readonly Tensor[]] {
  return [what, layer, tensors];
}

function byLayer(pairs: readonly (readonly [LayerSpec, Tensor | undefined])[]): [LayerSpec, readonly Tensor[]][] {
  const found = new Map<LayerSpec, Tensor[]>();
  for (const [layer, tensor] of pairs) {
    if (tensor !== undefined) found.set(layer, [...(found.get(layer) ?? []), tensor]);
  }
  return [...found];
}

function isAnyNotFinite(tensors: readonly Tensor[]): Tensor {
  const flags = tensors.filter(({ type }) => type === 'float32').map((x) => reduceMax(cast(or(isNaN(x), isInfinite(x)), 'float32'), null));
  return flags.reduce((any, flag) => maximum(any, flag), constant(0));
}

function stateOf({ weights, read }: ForwardPass): StepGraph['state'] {
  return weights.flatMap(({ name, spec: { shape } }) => {
    const value = read.get(name);
    return value === undefined ? [] : [{ name, shape, read: value, next: value }];
  });
}
