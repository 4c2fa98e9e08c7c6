import type { EngineState, Program } from '../../engines/index.js';
import { evaluationStep, measurableMetrics, type MetricSummary } from '../../nn/index.js';
import type { Metrics } from '../../protocol/index.js';
import { BatchData } from '../fit/batch-data.js';
import type { Samples } from '../fit/samples.js';
import { EpochMeans } from '../loop/epoch-means.js';
import { resetMetrics } from '../loop/reset-metrics.js';
import { stepSettings } from '../loop/step-settings.js';
import type { PreparedFit } from './prepared-fit.js';

/** More samples tell hardly more, and take time from the training. */
const mostSamples = 5000;
const largestBatch = 500;

/** The program that evaluates a fit's model after short trainings: on validation data, else on what it is trained on. */
export class TrialEvaluation {
  private constructor(
    private readonly prepared: PreparedFit,
    private readonly samples: Samples,
    private readonly rows: Int32Array,
    private readonly batchSize: number,
    private readonly program: Program,
  ) {}

  /**
   * @param on The data; validation data only where the fit has some.
   * @throws NotTrainableError or CompileError
   */
  static async compile(prepared: PreparedFit, on: 'validation' | 'training'): Promise<TrialEvaluation> {
    const { fit, engine, samples: { train, validation } } = prepared;
    const samples = on === 'training' ? train : (validation ?? train);
    const wanted = Math.min(mostSamples, samples.count);
    const batchSize = Math.min(largestBatch, wanted);
    const steps = Math.floor(wanted / batchSize);
    // From all over them, since data may be in the order of its classes.
    const rows = Int32Array.from({ length: steps * batchSize }, (_, index) => Math.floor((index * samples.count) / (steps * batchSize)));
    const program = await engine.compile(evaluationStep(stepSettings(fit, samples, batchSize)));
    return new TrialEvaluation(prepared, samples, rows, batchSize, program);
  }

  /** Loss and metrics of a model as a state has its weights. */
  async of(state: EngineState, seed: number): Promise<Metrics> {
    const { rows, batchSize, samples, prepared: { fit } } = this;
    const means = new EpochMeans(new Map<string, MetricSummary>([['loss', 'mean'], ...measurableMetrics(fit.model, fit.compile).summaries]));
    resetMetrics(state, fit);
    const { measurements } = await this.program.run(state, {
      ...new BatchData(samples).of(rows),
      steps: rows.length / batchSize,
      scalars: {},
      seed,
      firstStep: 1,
    });
    means.add(measurements, batchSize);
    return means.values();
  }

  async dispose(): Promise<void> {
    await this.program.dispose();
  }
}
