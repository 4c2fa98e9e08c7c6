import { automatic, chooseEngine } from '../../engines/index.js';
import { initialWeights, predictionShapes, probeStep, type StepSettings } from '../../nn/index.js';
import type { ProbeRequest, ProbeResult } from '../../protocol/index.js';
import { isUnknown, type ModelSpec } from '../../spec/index.js';
import { adaptedToNoise, withTextsAsNumbers } from '../adapt/index.js';
import { BatchData } from '../fit/batch-data.js';
import { sampleType, type Samples } from '../fit/samples.js';
import { inOrder } from '../loop/order.js';
import { lossName, probeLoss, targetsOf, type ProbeLoss } from './loss.js';
import { noiseInputs, noiseTargets } from './noise.js';
import { probedLayers } from './result.js';
import { fileSamples } from './samples.js';
import { probeTarget } from './target.js';

/** How many samples a probe sends through a model, where they are not too large. */
const usualSamples = 256;

/** How many outputs of layers a probe holds at once; four bytes each, several times. */
const mostOutputs = 2 ** 25;

/**
 * Sends some samples forward and back through a model whose weights are as they are initialized, and measures its layers.
 * Nothing is trained. A model without data that can be read is given noise, one without a loss a loss that suits it; the
 * result says so.
 * @throws NotTrainableError naming the layer or argument that cannot be computed.
 * @throws DataError where the file's own data cannot be used.
 */
export async function probe(request: ProbeRequest, log: (text: string) => void): Promise<ProbeResult> {
  const begin = performance.now();
  const { model: id, seed } = request;
  const plan = withTextsAsNumbers(request.plan);
  const { model: written, fit, compile } = probeTarget(plan, id);
  const loss = probeLoss(written, compile);
  const wanted = sampleCount(written);
  const [found, { engine, notes }] = await Promise.all([
    loss.reason === null ? fileSamples(written, fit, wanted, request) : { reason: loss.reason },
    chooseEngine({ engine: request.engine, provider: request.provider ?? automatic }),
  ]);
  for (const note of notes) log(`${note}\n`);
  const model = 'model' in found ? found.model : adaptedToNoise(written);
  const samples = 'samples' in found ? found.samples : noise(model, loss, wanted, seed);
  const settings: StepSettings = {
    model,
    compile: loss.compile,
    batchSize: samples.count,
    x: samples.x.map(sampleType),
    y: samples.y.map(sampleType),
  };
  const step = probeStep(settings);
  const program = await engine.compile(step);
  try {
    const state = engine.createState(initialWeights(model, seed));
    const call = { ...new BatchData(samples).of(inOrder(samples.count)), steps: 1, scalars: {}, seed, firstStep: 1 };
    const { measurements } = await program.run(state, call);
    const layers = probedLayers(model, step, measurements);
    return {
      model: id,
      name: model.variable ?? model.name,
      engine: engine.name,
      seed,
      samples: samples.count,
      data: 'samples' in found ? { kind: 'file' } : { kind: 'noise', reason: found.reason },
      loss: {
        className: lossName(model, loss),
        value: measurements['loss']?.[0] ?? Number.NaN,
        ...(loss.reason === null ? {} : { reason: loss.reason }),
      },
      layers,
      firstNotFinite: layers.find(({ isFinite }) => !isFinite)?.id ?? null,
      seconds: (performance.now() - begin) / 1000,
    };
  } finally {
    await program.dispose();
  }
}

function noise(model: ModelSpec, loss: ProbeLoss, count: number, seed: number): Samples {
  const x = noiseInputs(model, count, seed);
  const shapes = predictionShapes({ model, compile: loss.compile, batchSize: count, x: x.map(sampleType), y: [] });
  return { x, y: noiseTargets(targetsOf(model, loss, shapes), count, seed), sampleWeight: null, count };
}

/** As many as usual, unless the model fixes how many, or they would fill the memory; two at least, for batch statistics. */
function sampleCount({ inputs, layers }: ModelSpec): number {
  const [fixed] = inputs.flatMap(({ shape }) => (isUnknown(shape) ? [] : (shape[0] ?? [])));
  if (fixed !== undefined) return fixed;
  const outputs = layers.flatMap(({ calls }) => calls.map(({ outputShape }) => (isUnknown(outputShape) ? 0 : sizeOf(outputShape.slice(1)))));
  const each = outputs.reduce((sum, size) => sum + size, 0);
  return Math.max(2, Math.min(usualSamples, Math.floor(mostOutputs / Math.max(each, 1))));
}

function sizeOf(sample: readonly (number | null)[]): number {
  return sample.reduce<number>((size, length) => size * (length ?? 64), 1);
}
