import {
  absolute,
  cast,
  constant,
  differentiate,
  elementCount,
  equal,
  greater,
  isInfinite,
  isNaN,
  maximum,
  or,
  reduceMax,
  reduceMean,
  reduceSum,
  divide,
  squareRoot,
  subtract,
  sumOfSquares,
  type Measurement,
  type StepGraph,
  type Tensor,
} from '../../graph/index.js';
import { isConfigObject, type LayerSpec } from '../../spec/index.js';
import { batchOf } from './batch.js';
import { comparisonsOf } from './comparisons.js';
import { forwardPass, type ForwardPass } from './forward.js';
import { euclideanNorm } from './norm.js';
import { objectiveOf } from './objective.js';
import type { StepSettings } from './settings.js';
import { unchangedState } from './unchanged-state.js';

/** What a probe measures of a layer. */
export type ProbeQuantity =
  | 'gradientNorm'
  | 'weightNorm'
  | 'mean'
  | 'standardDeviation'
  | 'saturated'
  | 'dead'
  | 'unitSpread'
  | 'notFinite';

/** The name of a measurement of {@link probeStep}: `mean/<layer id>`. */
export function probeName(quantity: ProbeQuantity, layer: Pick<LayerSpec, 'id'>): string {
  return `${quantity}/${layer.id}`;
}

/** The bounds of activations that flatten towards them. */
const bounds: Readonly<Record<string, readonly [number, number]>> = {
  sigmoid: [0, 1],
  hard_sigmoid: [0, 1],
  tanh: [-1, 1],
  hard_tanh: [-1, 1],
};

/** How much of the way from the middle to a bound counts as saturated: the slope there is 2 % of the steepest. */
const SATURATION = 0.99;

/** Layers that do nothing but apply an activation. */
const activationClasses: ReadonlySet<string> = new Set(['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'Softmax']);

/**
 * The forward and the backward pass of a training step that changes nothing, with `loss` and, of every layer that has
 * weights or is an activation, scalars named by {@link probeName}:
 * - `gradientNorm` and `weightNorm`, √Σx² over its kernels; over all that is trained of a layer that has none;
 * - `mean` and `standardDeviation` of its outputs, over samples, places and units;
 * - `saturated`, of sigmoid and tanh: the fraction of outputs beyond 99 % of the way to a bound;
 * - `dead`: the fraction of its units that are 0 for all samples at all places;
 * - `unitSpread`: how far apart the units of one sample are at most, 0 where all say the same;
 * - `notFinite`: 1 where any output is NaN or infinite, else 0.
 * What does not apply to a layer is not measured.
 * @throws NotTrainableError as `trainingStep` does.
 */
export function probeStep(settings: StepSettings): StepGraph {
  const batch = batchOf(settings);
  const pass = forwardPass(settings.model, batch.samples, true);
  const { total } = objectiveOf(comparisonsOf(settings, batch, pass), pass.penalties);
  return {
    batchSize: settings.batchSize,
    batchInputs: batch.inputs,
    scalars: [],
    state: unchangedState(pass),
    measurements: [{ name: 'loss', tensor: total }, ...weightMeasurements(pass, total), ...outputMeasurements(pass)],
  };
}

/**
 * The shapes of what a model's outputs are for a batch, batch first.
 * @throws NotTrainableError as `trainingStep` does.
 */
export function predictionShapes(settings: StepSettings): readonly (readonly number[])[] {
  const { model, batchSize, x } = settings;
  const { samples } = batchOf({ ...settings, batchSize, x, y: model.outputs.map(() => ({ type: 'float32', shape: [] })) });
  return forwardPass(model, samples, true).outputs.map(({ prediction }) => prediction.shape);
}

/** Whether a weight is one that inputs are multiplied by: `kernel`, `recurrent_kernel`, `depthwise_kernel`. */
export function isKernel(weightName: string): boolean {
  return weightName.endsWith('kernel');
}

function weightMeasurements({ weights, read }: ForwardPass, loss: Tensor): Measurement[] {
  const trained = weights.filter(({ trainable }) => trainable);
  const chosen = [...new Set(trained.map(({ layer }) => layer))].flatMap((layer) => {
    const own = trained.filter((weight) => weight.layer === layer);
    const kernels = own.filter(({ spec }) => isKernel(spec.name));
    const [first, ...others] = (kernels.length === 0 ? own : kernels).flatMap(({ name }) => read.get(name) ?? []);
    return first === undefined ? [] : [{ layer, tensors: [first, ...others] as const }];
  });
  const gradients = differentiate(loss, chosen.flatMap(({ tensors }) => tensors)).values();
  return chosen.flatMap(({ layer, tensors }): Measurement[] => {
    const [first, ...others] = tensors.map((tensor) => gradients.next().value ?? tensor);
    return [
      { name: probeName('weightNorm', layer), tensor: euclideanNorm([...tensors]) },
      ...(first === undefined ? [] : [{ name: probeName('gradientNorm', layer), tensor: euclideanNorm([first, ...others]) }]),
    ];
  });
}

/** What {@link probeStep} measures of the outputs of layers. */
export function outputMeasurements({ activations, weights }: ForwardPass): Measurement[] {
  const weighted = new Set(weights.map(({ layer }) => layer));
  const isMeasured = ({ layer }: ForwardPass['activations'][number]): boolean => weighted.has(layer) || activationClasses.has(layer.className);
  // Of a layer that is called several times the first call stands for all.
  const first = new Map(activations.filter(isMeasured).toReversed().map(({ layer, tensors }) => [layer, tensors[0]]));
  return [...first].reverse().flatMap(([layer, output]) => (output?.type === 'float32' ? outputMeasurementsOf(layer, output) : []));
}

function outputMeasurementsOf(layer: LayerSpec, output: Tensor): Measurement[] {
  const measured: Partial<Record<ProbeQuantity, Tensor>> = {
    ...spreadOf(output),
    ...saturationOf(layer, output),
    ...unitsOf(layer, output),
    notFinite: reduceMax(cast(or(isNaN(output), isInfinite(output)), 'float32')),
  };
  return Object.entries(measured).map(([quantity, tensor]) => ({ name: probeName(quantity as ProbeQuantity, layer), tensor }));
}

/** In float64, as the squares of what explodes are more than float32 holds. */
function spreadOf(output: Tensor): Pick<Record<ProbeQuantity, Tensor>, 'mean' | 'standardDeviation'> {
  const x = cast(output, 'float64');
  const count = elementCount(output.shape);
  const mean = divide(reduceSum(x), count);
  const variance = divide(sumOfSquares(subtract(x, mean)), count);
  return { mean: cast(mean, 'float32'), standardDeviation: cast(squareRoot(variance), 'float32') };
}

function saturationOf(layer: LayerSpec, output: Tensor): Partial<Record<ProbeQuantity, Tensor>> {
  const { activation } = layer.config;
  // What a recurrent layer gives out is a product of activations, and not one itself.
  if (!isConfigObject(activation) || 'recurrent_activation' in layer.config) return {};
  const range = bounds[activation.className];
  if (range === undefined) return {};
  const [low, high] = range;
  const distance = absolute(subtract(output, (low + high) / 2));
  return { saturated: reduceMean(cast(greater(distance, (SATURATION * (high - low)) / 2), 'float32')) };
}

function unitsOf(layer: LayerSpec, output: Tensor): Partial<Record<ProbeQuantity, Tensor>> {
  const { shape } = output;
  if (shape.length < 2) return {};
  const axis = layer.config['data_format'] === 'channels_first' ? 1 : shape.length - 1;
  const others = shape.flatMap((_, each) => (each === axis ? [] : [each]));
  const greatest = reduceMax(absolute(output), others);
  const dead = reduceMean(cast(equal(greatest, constant(0)), 'float32'));
  if ((shape[axis] ?? 1) < 2) return { dead };
  const highest = reduceMax(output, [axis], true);
  const unitSpread = reduceMax(maximum(subtract(highest, output), constant(0)));
  return { dead, unitSpread };
}
