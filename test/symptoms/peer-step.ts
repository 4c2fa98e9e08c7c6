import { absolute, add as sumOf, cast, differentiate, divide, elementCount, equal, greaterOrEqual, lessOrEqual, reduceMax, reduceMean, reduceSum, subtract, multiply, type Measurement, type StepGraph, type Tensor } from '../../src/graph/index.js';
import { isKernel, type StepSettings } from '../../src/nn/index.js';
import { batchOf } from '../../src/nn/step/batch.js';
import { comparisonsOf } from '../../src/nn/step/comparisons.js';
import { forwardPass } from '../../src/nn/step/forward.js';
import { euclideanNorm } from '../../src/nn/step/norm.js';
import { objectiveOf } from '../../src/nn/step/objective.js';
import { isConfigObject, type LayerSpec } from '../../src/spec/index.js';

/**
 * What the published rules of others look at and GradLens does not measure: of every kernel, `norm/…`, `mean/…` (of the
 * absolute values) of its gradient and `variance/…` of its weights; of every activation `shut/…`, the fraction of outputs
 * that are not above 0, and `flat/…`, that whose input is beyond ±5; of all gradients `zeros`; of the input `low` and `high`.
 */
export function peerStep(settings: StepSettings): StepGraph {
  const batch = batchOf(settings);
  const pass = forwardPass(settings.model, batch.samples, true);
  const { total } = objectiveOf(comparisonsOf(settings, batch, pass), pass.penalties);
  const trained = pass.weights.filter(({ trainable }) => trainable);
  const gradients = differentiate(total, trained.flatMap(({ name }) => pass.read.get(name) ?? []));
  const kernels = trained.flatMap(({ layer, name, spec }, index): Measurement[] => {
    const [weight, gradient] = [pass.read.get(name), gradients[index]];
    if (!isKernel(spec.name) || weight === undefined || gradient === undefined) return [];
    const centred = subtract(weight, reduceMean(weight, null));
    return [
      { name: `norm/${layer.id}`, tensor: euclideanNorm([gradient]) },
      { name: `mean/${layer.id}`, tensor: reduceMean(absolute(gradient), null) },
      { name: `variance/${layer.id}`, tensor: reduceMean(multiply(centred, centred), null) },
    ];
  });
  const all = gradients.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const zeros = gradients.map((gradient) => reduceSum(cast(equal(gradient, 0), 'float32'), null)).reduce((sum, one) => sumOf(sum, one));
  const [samples] = batch.samples;
  return {
    batchSize: settings.batchSize,
    batchInputs: batch.inputs,
    scalars: [],
    state: pass.weights.flatMap(({ name, spec: { shape } }) => {
      const read = pass.read.get(name);
      return read === undefined ? [] : [{ name, shape, read, next: read }];
    }),
    measurements: [
      ...kernels,
      ...pass.activations.flatMap(({ layer, tensors: [output] }) => (output === undefined ? [] : activationMeasurements(layer, output))),
      { name: 'zeros', tensor: divide(zeros, all) },
      ...(samples === undefined ? [] : [{ name: 'high', tensor: reduceMax(samples, null) }, { name: 'low', tensor: multiply(reduceMax(multiply(samples, -1), null), -1) }]),
    ],
  };
}

/** The outputs of sigmoid and tanh at ±5. */
const flat: Readonly<Record<string, readonly [number, number]>> = { sigmoid: [0.5, 0.4933], tanh: [0, 0.99991] };

function activationMeasurements(layer: LayerSpec, output: Tensor): Measurement[] {
  const { activation } = layer.config;
  if (!isConfigObject(activation) || 'recurrent_activation' in layer.config) return [];
  const name = activation.className;
  if (name === 'relu') return [{ name: `shut/${layer.id}`, tensor: reduceMean(cast(lessOrEqual(output, 0), 'float32'), null) }];
  const range = flat[name];
  if (range === undefined) return [];
  return [{ name: `flat/${layer.id}`, tensor: reduceMean(cast(greaterOrEqual(absolute(subtract(output, range[0])), range[1]), 'float32'), null) }];
}
