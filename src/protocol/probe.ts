import * as v from 'valibot';
import { measuredNumber } from './metrics.js';

/** A number that was measured; null where it does not apply, or could not be. */
const measured = v.nullable(measuredNumber);

/** What a probe measured of one layer. */
const probedLayerSchema = v.object({
  id: v.string(),
  name: v.string(),
  className: v.string(),
  /** Whether the gradient and the weights are those of kernels; else they are of all that is trained of the layer. */
  hasKernel: v.boolean(),
  /** √Σg² of the loss by the kernels; null where nothing of the layer is trained. */
  gradientNorm: measured,
  /** √Σw² of the same weights. */
  weightNorm: measured,
  /** Of the outputs, after the layer's own activation, over samples, places and units. */
  mean: measured,
  standardDeviation: measured,
  /** The fraction of outputs near a bound of sigmoid or tanh; null for other activations. */
  saturated: measured,
  /** The fraction of units that are 0 for all samples. */
  dead: measured,
  /** How far apart the units of one sample are at most; 0 where all say the same. */
  unitSpread: measured,
  /** Whether all outputs are neither NaN nor infinite. */
  isFinite: v.boolean(),
});
export type ProbedLayer = v.InferOutput<typeof probedLayerSchema>;

/** What a probe found: the gradients and outputs of a model's layers in its first step. */
export const probeResultSchema = v.object({
  /** The model's id in the plan. */
  model: v.string(),
  name: v.string(),
  engine: v.string(),
  seed: v.number(),
  /** How many samples went through the model at once. */
  samples: v.number(),
  /** Whether they are those of the file, or noise; `reason` says to people why. */
  data: v.variant('kind', [
    v.object({ kind: v.literal('file') }),
    v.object({ kind: v.literal('noise'), reason: v.string() }),
  ]),
  /** By its class; `reason` says why it is one that the file does not give. */
  loss: v.object({ className: v.string(), value: measuredNumber, reason: v.optional(v.string()) }),
  /** In the order in which they are computed. */
  layers: v.array(probedLayerSchema),
  /** The id of the first layer of which an output is not finite; null where all are. */
  firstNotFinite: v.nullable(v.string()),
  /** Of everything, from the request on. */
  seconds: v.number(),
});
export type ProbeResult = v.InferOutput<typeof probeResultSchema>;
