import type { Engine, Program } from '../../engines/index.js';
import { outputNames, predictedShapes, predictionName, predictionStep, type InitialValue } from '../../nn/index.js';
import type { Prediction } from '../../protocol/index.js';
import type { ModelSpec } from '../../spec/index.js';
import { BatchData, type CallData } from '../fit/batch-data.js';
import { sampleType } from '../fit/samples.js';
import type { Pass } from './evaluate.js';
import { inOrder } from './order.js';
import { PredictionSummary } from './prediction-summary.js';

/** What is predicted with. */
export interface Predicted {
  readonly model: ModelSpec;
  readonly weights: ReadonlyMap<string, InitialValue>;
  readonly batchSize: number;
  /** How often, each time with what is left to chance drawn anew; null for once, without chance. */
  readonly times: number | null;
  /** Whether all layers do what they do in training: `model(x, training=True)`. */
  readonly asInTraining: boolean;
}

/**
 * What comes out of a model for all samples.
 * @returns null where the run is asked to stop.
 * @throws NotTrainableError or CompileError
 */
export async function predict(predicted: Predicted, pass: Omit<Pass, 'state'>): Promise<readonly Prediction[] | null> {
  const { model, batchSize, times } = predicted;
  const { samples } = pass;
  const names = outputNames(model);
  let summaries: readonly PredictionSummary[] = [];
  const all = inOrder(samples.count);
  const data = new BatchData(samples);
  // Those of the full size, and what is left.
  const whole = samples.count - (samples.count % batchSize);
  for (const { from, to, size } of [{ from: 0, to: whole, size: batchSize }, { from: whole, to: samples.count, size: samples.count - whole }]) {
    if (from === to) continue;
    const batches = await PredictedBatches.of(predicted, pass.engine, size, samples.x.map(sampleType));
    try {
      if (summaries.length === 0) summaries = batches.shapes.map((shape, index) => new PredictionSummary(names[index] ?? '', samples.count, shape));
      for (let begin = from; begin < to; begin += size) {
        for (let time = 0; time < (times ?? 1); time += 1) {
          if (!(await pass.breaks.mayGoOn(pass.step))) return null;
          const outputs = await batches.run(data.of(all.subarray(begin, begin + size)), pass.seed, time * samples.count + begin + 1);
          outputs.forEach((values, index) => summaries[index]?.add(values, begin, time));
        }
      }
    } finally {
      await batches.dispose();
    }
  }
  return summaries.map((summary) => summary.result(times));
}

/** Batches of one size. */
export class PredictedBatches {
  private constructor(
    private readonly program: Program,
    private readonly state: ReturnType<Engine['createState']>,
    readonly shapes: readonly (readonly number[])[],
  ) {}

  static async of(
    { model, weights, asInTraining }: Pick<Predicted, 'model' | 'weights' | 'asInTraining'>,
    engine: Engine,
    batchSize: number,
    x: readonly ReturnType<typeof sampleType>[],
  ): Promise<PredictedBatches> {
    const graph = predictionStep({ model, batchSize, x }, asInTraining);
    const outputs = graph.state.filter(({ name }) => !weights.has(name));
    const values = new Map<string, InitialValue>([
      ...weights,
      ...outputs.map(({ name, shape }): [string, InitialValue] => [
        name,
        { shape, values: new Float32Array(shape.reduce((size, length) => size * length, 1)) },
      ]),
    ]);
    return new PredictedBatches(await engine.compile(graph), engine.createState(values), predictedShapes(graph));
  }

  /** @returns what comes out of each output. */
  async run(data: CallData, seed: number, firstStep: number): Promise<readonly Float32Array[]> {
    await this.program.run(this.state, { ...data, steps: 1, scalars: {}, seed, firstStep });
    return this.shapes.map((_, index) => this.state.read(predictionName(index)));
  }

  async dispose(): Promise<void> {
    await this.program.dispose();
  }
}
